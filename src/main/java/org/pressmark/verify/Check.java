package org.pressmark.verify;

/**
 * What is kept over all files of one check.
 *
 * @param references what records say of each other
 * @param lints what some tools will not show
 */
record Check(References references, Lints lints) {}
