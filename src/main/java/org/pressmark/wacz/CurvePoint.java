package org.pressmark.wacz;

import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;

/**
 * The public point of a private key: a key file often holds the private number alone, and the JDK has no way from one
 * to the other. Affine arithmetic over a prime field (SEC 1 version 2, section 2.2.1); done once a signature, so its
 * speed does not matter.
 */
final class CurvePoint {
    private static final BigInteger THREE = BigInteger.valueOf(3);

    private CurvePoint() {}

    static ECPoint of(BigInteger number, ECParameterSpec curve) {
        BigInteger p = ((ECFieldFp) curve.getCurve().getField()).getP();
        BigInteger a = curve.getCurve().getA();
        ECPoint sum = ECPoint.POINT_INFINITY;
        for (int bit = number.bitLength() - 1; bit >= 0; bit--) {
            sum = add(sum, sum, a, p);
            if (number.testBit(bit)) {
                sum = add(sum, curve.getGenerator(), a, p);
            }
        }
        return sum;
    }

    private static ECPoint add(ECPoint left, ECPoint right, BigInteger a, BigInteger p) {
        if (left.equals(ECPoint.POINT_INFINITY)) {
            return right;
        }
        if (right.equals(ECPoint.POINT_INFINITY)) {
            return left;
        }
        BigInteger x = left.getAffineX();
        BigInteger y = left.getAffineY();
        boolean same = x.equals(right.getAffineX());
        if (same && y.add(right.getAffineY()).mod(p).signum() == 0) {
            return ECPoint.POINT_INFINITY;
        }
        BigInteger slope = same
                ? x.multiply(x).multiply(THREE).add(a).multiply(y.shiftLeft(1).modInverse(p)).mod(p)
                : right.getAffineY().subtract(y).multiply(right.getAffineX().subtract(x).modInverse(p)).mod(p);
        BigInteger sumX = slope.multiply(slope).subtract(x).subtract(right.getAffineX()).mod(p);
        return new ECPoint(sumX, slope.multiply(x.subtract(sumX)).subtract(y).mod(p));
    }
}
