package org.pressmark.search;

/** How the articles of a collection are listed; equal ones stand in the order of the collection. */
public enum ListOrder {
    /** As the collection has them. */
    COLLECTION,
    /** The newest first. */
    NEWEST,
    /** The oldest first. */
    OLDEST,
    /** By host, within it the newest first. */
    SITE
}
