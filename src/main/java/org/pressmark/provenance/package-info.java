/**
 * Who made what, from what, with what: the account of an article in words that archives share (PROV-O, PREMIS 3,
 * Dublin Core, schema.org).
 *
 * <p>Takes facts and gives text with a fixed order of members. Knows neither WARC nor files. What an article says of
 * itself is labelled a claim; what was done is an event with its outcome.
 *
 * <p>Start at {@link org.pressmark.provenance.ProvenanceText}.
 */
package org.pressmark.provenance;
