package org.pressmark.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurtTest {
    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', value = {
        // what surt.py was measured to give, formats of other tools beside it
        "https://e.org/cn/%25E6%25AC%25A7            => org,e)/cn/%e6%ac%a7",
        "https://e.org/cn/%E6%AC%A7                  => org,e)/cn/%e6%ac%a7",
        "https://e.org/cn/欧                         => org,e)/cn/%e6%ac%a7",
        "https://e.org/%C3%89                        => org,e)/%c3%89",
        "https://e.org/?a-b=1&a=1                    => org,e)/?a=1&a-b=1",
        "https://e.org/b/                            => org,e)/b",
        "https://e.org//a//b                         => org,e)/a/b",
        "https://例え.jp/                             => jp,xn--r8jz45g)/",
        "https://xn--r8jz45g.jp/                     => jp,xn--r8jz45g)/",
        "file:///a                                   => file:/a",
        // what its own tests state
        "http://www.archive.org/                     => org,archive)/",
        "http://archive.org/goo/                     => org,archive)/goo",
        "http://archive.org/goo/?                    => org,archive)/goo",
        "http://archive.org/goo/?b&a                 => org,archive)/goo?a&b",
        "http://archive.org/goo/?a=2&b&a=1           => org,archive)/goo?a=1&a=2&b",
        "whois://whois.isoc.org.il/shaveh.co.il      => il,org,isoc,whois)/shaveh.co.il",
        "mailto:foo@example.com                      => mailto:foo@example.com",
        "dns:archive.org                             => dns:archive.org",
        "filedesc://foo.arc.gz                       => filedesc://foo.arc.gz",
        "warcinfo:foo.warc.gz                        => warcinfo:foo.warc.gz",
        "ftp://www.example.com/                      => com,example)/",
        "http://www12.foo.com/                       => com,foo)/",
        "http://www2foo.com/                         => com,www2foo)/",
        "http://www2.www2foo.com/                    => com,www2foo)/",
        "http://www.archive.org:80/                  => org,archive)/",
        "https://www.archive.org:80/                 => org,archive:80)/",
        "https://www.archive.org:443/                => org,archive)/",
        "http://e.org:/x                             => org,e)/x",
        "http://https://order.1and1.com              => com,1and1,order)/",
        "http:////////////////www.vikings.com        => com,vikings)/",
        "www.google.com                              => com,google)/",
        "http://www.google.com.../                   => com,google)/",
        "http://www.google.com/blah/..               => com,google)/",
        "http://host/%25%32%35                       => host)/%25",
        "http://host/%2525252525252525               => host)/%25",
        "http://host/%%%25%32%35asd%%                => host)/%25%25%25asd%25%25",
        "http://host.com/ab%23cd                     => com,host)/ab%23cd",
        "http://evil.com/foo#bar#baz                 => com,evil)/foo",
        "http://e.org/q?r?s                          => org,e)/q?r?s",
        "http://host.com//two?more//slashes          => com,host)/two?more//slashes",
        "http://192.168.1.254/info/                  => 254,1,168,192)/info",
        // sessions
        "http://e.org/i.php?PHPSESSID=0123456789abcdefghijklemopqrstuv&action=p;u=4 => org,e)/i.php?action=p;u=4",
        "http://e.org/?jsessionid=0123456789abcdefghijklemopqrstuv                  => org,e)/",
        "http://e.org/?one=two&sid=9682993c8daa2c5497996114facdc805                 => org,e)/?&one=two",
        "http://e.org/?sid=9682993c8daa2c5497996114facdc8050                        => org,e)/?sid=9682993c8daa2c5497996114facdc8050",
        "http://e.org/?CFID=1&CFTOKEN=2D89F5AF-3048&r=4                             => org,e)/?r=4",
        "http://e.org/?aspsessionidABCDEFGH=ABCDEFGHIJKLMNOPQRSTUVWX&x=y            => org,e)/?x=y",
        "http://e.org/(S(4hqa0555fwsecu455xqckv45))/mileg.aspx                      => org,e)/mileg.aspx",
        "http://e.org/a;jsessionid=0123456789abcdefghijklemopqrstuv                 => org,e)/a",
        // the rest
        "https://user:pass@Example.COM/A?B=C         => com,example)/a?b=c",
        "http://e.org?x                              => org,e)/?x",
        "http://e.org/a%20b c                        => org,e)/a%20b%20c",
        "http://e.org/a=1&?a=1&                      => org,e)/a=1&?&a=1",
        "urn:pageinfo:https://E.org//a/              => urn:pageinfo:https://E.org//a/",
        "urn:text:https://e.org/%E6%A0%87%20a?b#c    => urn:text:https://e.org/%E6%A0%87%20a?b#c",
        "urn:text:https://e.org/标                   => urn:text:https://e.org/%e6%a0%87",
        "data:text/plain,Abc                         => data:text/plain,abc",
        "about:blank                                 => about:blank",
        "metadata://gnu.org/software/wget/a.txt      => org,gnu)/software/wget/a.txt",
        "screenshot://e.org/                         => org,e)/",
        "http://[2001:db8::1]:8080/a                 => 2001:db8::1:8080)/a"
    })
    void givesTheKeyOtherToolsGive(String url, String key) {
        assertThat(Surt.key(url.strip())).isEqualTo(key.strip());
    }

    @Test
    void givesAKeyForEverything() {
        assertThat(Surt.key("")).isEqualTo("-");
        assertThat(Surt.key("  \r\n")).isEqualTo("-");
        for (String odd : new String[] {"http://", "http://?", "//", "?", "#", ":", "%", "http://%/", "http://..", "\ud800", "http://a b/"}) {
            assertThat(Surt.key(odd)).as(odd).isNotEmpty().matches("[!-~]+");
        }
    }

    @Test
    void takesLinearTimeOnNestedEscapes() {
        String nested = "http://e.org/%" + "25".repeat(2_000_000);
        assertThat(Surt.key(nested)).isEqualTo("org,e)/%25");
        String sessions = "http://e.org/?" + "sid=".repeat(500_000);
        assertThat(Surt.key(sessions)).hasSize(sessions.length() - "http://e.org".length() + "org,e)".length());
    }
}
