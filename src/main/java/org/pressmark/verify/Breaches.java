package org.pressmark.verify;

/** Where breaches go, in the order they are found. An implementation must not keep an unbounded number. */
@FunctionalInterface
public interface Breaches {
    /** Takes one breach. */
    void add(Breach breach);
}
