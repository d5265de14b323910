package org.pressmark.wacz;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurvePointTest {
    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
    void the_public_point_is_the_one_the_platform_made_with_the_key(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        for (int i = 0; i < 2; i++) {
            KeyPair pair = generator.generateKeyPair();
            ECPrivateKey secret = (ECPrivateKey) pair.getPrivate();
            assertThat(CurvePoint.of(secret.getS(), secret.getParams())).isEqualTo(((ECPublicKey) pair.getPublic()).getW());
        }
    }
}
