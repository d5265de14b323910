/**
 * The command line: options in, one call, an exit code out. One file a command.
 *
 * <p>The only room that prints or ends the program. Data goes to standard output, everything said to a person to
 * standard error, and nothing that came from a seed or an archive reaches a terminal with its control characters.
 *
 * <p>Start at {@link org.pressmark.cli.Main}.
 */
package org.pressmark.cli;
