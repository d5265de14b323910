package org.pressmark.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PublicAddressesTest {
    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "=>", value = {
        "0.0.0.0 => unspecified", "0.1.2.3 => unspecified",
        "1.1.1.1 => public", "9.255.255.255 => public", "10.0.0.0 => private", "10.255.255.255 => private",
        "11.0.0.0 => public", "100.63.255.255 => public", "100.64.0.0 => shared", "100.127.255.255 => shared",
        "100.128.0.0 => public", "126.255.255.255 => public", "127.0.0.1 => loopback", "127.255.255.254 => loopback",
        "128.0.0.0 => public", "169.253.255.255 => public", "169.254.169.254 => link-local", "169.255.0.0 => public",
        "172.15.255.255 => public", "172.16.0.1 => private", "172.31.255.255 => private", "172.32.0.0 => public",
        "192.0.0.8 => reserved", "192.0.1.0 => public", "192.0.2.1 => documentation", "192.88.99.1 => reserved",
        "192.167.255.255 => public", "192.168.1.1 => private", "192.169.0.0 => public",
        "198.17.255.255 => public", "198.18.0.0 => benchmarking", "198.19.255.255 => benchmarking",
        "198.20.0.0 => public", "198.51.100.7 => documentation", "203.0.113.7 => documentation",
        "223.255.255.255 => public", "224.0.0.1 => multicast", "239.255.255.255 => multicast",
        "240.0.0.1 => reserved", "255.255.255.255 => reserved",
        ":: => unspecified", "::1 => loopback", "::2 => reserved", "::7f00:1 => IPv4-mapped", "64:ff9b::7f00:1 => loopback",
        "64:ff9b::a9fe:a9fe => link-local", "64:ff9b::808:808 => public", "64:ff9b:1::a00:1 => reserved",
        "100::1 => reserved", "2001:4860:4860::8888 => public", "2001:db8::1 => documentation",
        "2001:2::1 => benchmarking", "2001:10::1 => reserved", "2001:20::1 => reserved",
        "2001:0:808:808:0:0:80ff:fffe => loopback", "2001:0:7f00:1:0:0:f7f7:f7f7 => loopback",
        "2001:0:808:808:0:0:f7f7:f7f7 => public",
        "2002:7f00:1::1 => loopback", "2002:c0a8:101::1 => private", "2002:808:808::1 => public",
        "2606:4700::5efe:a00:1 => private", "2606:4700::5efe:808:808 => public",
        "2606:4700::200:5efe:a00:1 => private",
        "3fff::1 => documentation", "4000::1 => reserved", "5f00::1 => reserved",
        "fc00::1 => private", "fdff::1 => private", "fe80::1 => link-local", "fec0::1 => private",
        "ff02::1 => multicast", "ffff::1 => multicast",
    })
    void knowsWhatIsPublic(String address, String kind) throws UnknownHostException {
        InetAddress[] parsed = InetAddress.getAllByName(address);
        assertThat(new PublicAddresses().refusal(parsed[0]).orElse("public")).isEqualTo(kind);
    }

    @Test
    void refusesAMappedAddressInItsSixteenByteForm() throws UnknownHostException {
        byte[] mapped = HexFormat.of().parseHex("00000000000000000000ffff08080808");
        InetAddress address = Inet6Address.getByAddress("mapped.example", mapped, 0);
        assertThat(new PublicAddresses().refusal(address)).contains("IPv4-mapped");
    }

    @Test
    void refusesAnAddressThatHoldsOnlyOnOneNetworkCard() throws UnknownHostException {
        byte[] bytes = Arrays.copyOf(new byte[] {(byte) 0xfe, (byte) 0x80}, 16);
        InetAddress address = Inet6Address.getByAddress("scoped.example", bytes, 2);
        assertThat(new PublicAddresses().refusal(address)).contains("link-local");
    }
}
