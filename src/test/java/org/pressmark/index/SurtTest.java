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
        // the same rules, at addresses of our own
        "http://www.lighthouse.example/              => example,lighthouse)/",
        "http://lighthouse.example/keepers/          => example,lighthouse)/keepers",
        "http://lighthouse.example/keepers/?         => example,lighthouse)/keepers",
        "http://lighthouse.example/keepers/?year&name => example,lighthouse)/keepers?name&year",
        "http://lighthouse.example/k/?lamp=9&oil&lamp=12 => example,lighthouse)/k?lamp=12&lamp=9&oil",
        "whois://whois.nic.example/lamp.example      => example,nic,whois)/lamp.example",
        "mailto:keeper@lighthouse.example            => mailto:keeper@lighthouse.example",
        "dns:lighthouse.example                      => dns:lighthouse.example",
        "filedesc://winter-1998.arc                  => filedesc://winter-1998.arc",
        "warcinfo:winter-2018.warc                   => warcinfo:winter-2018.warc",
        "ftp://www.charts.example/                   => example,charts)/",
        "http://www7.charts.example/                 => example,charts)/",
        "http://www7charts.example/                  => example,www7charts)/",
        "http://www.www7charts.example/              => example,www7charts)/",
        "http://www.charts.example:80/               => example,charts)/",
        "https://charts.example:80/                  => example,charts:80)/",
        "https://charts.example:443/                 => example,charts)/",
        "http://charts.example:443/                  => example,charts:443)/",
        "http://charts.example:/north                => example,charts)/north",
        "http://https://ferry.timetable.example      => example,timetable,ferry)/",
        "http:///////www.timetable.example           => example,timetable)/",
        "www.timetable.example                       => example,timetable)/",
        "http://www.timetable.example../             => example,timetable)/",
        "http://timetable.example/summer/../winter   => example,timetable)/winter",
        "http://timetable.example/summer/..          => example,timetable)/",
        "http://quay/%25%34%31                       => quay)/a",
        "http://quay/%252525252541                   => quay)/a",
        "http://quay/%zz%                            => quay)/%25zz%25",
        "http://quay.example/pier%23four             => example,quay)/pier%23four",
        "http://quay.example/pier#four#five          => example,quay)/pier",
        "http://e.org/what?when?where                => org,e)/what?when?where",
        "http://e.org//tide?table//of//1904          => org,e)/tide?table//of//1904",
        "http://10.20.30.40/log/                     => 40,30,20,10)/log",
        // sessions
        "http://e.org/i.php?PHPSESSID=abcdef0123456789ABCDEF0123456789&page=2 => org,e)/i.php?page=2",
        "http://e.org/?jsessionid=00112233445566778899aabbccddeeff => org,e)/",
        "http://e.org/?lamp=1&sid=00112233445566778899aabbccddeeff => org,e)/?&lamp=1",
        "http://e.org/?sid=00112233445566778899aabbccddeeff0 => org,e)/?sid=00112233445566778899aabbccddeeff0",
        "http://e.org/?CFID=77&CFTOKEN=9F3B&lamp=1   => org,e)/?lamp=1",
        "http://e.org/?aspsessionidQWERTYUI=ZYXWVUTSRQPONMLKJIHGFEDC&lamp=1 => org,e)/?lamp=1",
        "http://e.org/(S(0a1b2c3d4e5f6g7h8i9j0k1l))/lamp.aspx => org,e)/lamp.aspx",
        "http://e.org/lamp;jsessionid=00112233445566778899aabbccddeeff => org,e)/lamp",
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
        for (String odd : new String[] {"http://", "http://?", "//", "?", "#", ":", "%", "http://%/", "http://..",
                "\ud800", "http://a b/"}) {
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
