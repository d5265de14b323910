package org.pressmark.article;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates written with Chinese numerals, full-width digits or the years of an era, with ASCII digits and the years of the
 * common era: {@code 二○○八年五月十二日}, {@code 民國115年5月5日}, {@code 令和五年}.
 */
final class EastAsianNumbers {
    private static final String NUMERALS = "〇一二三四五六七八九十百";
    private static final Pattern NUMBER = Pattern.compile("([〇○零ＯO一二三四五六七八九十廿卅百]{1,8}|元)(?=\\s?[年月日號号時时點点分])");
    private static final Pattern ERA = Pattern.compile("(民國|民国|令和|平成|昭和|大正|明治)\\s?(\\d{1,3})\\s?(?=年)");

    private EastAsianNumbers() {}

    /** The same text with ASCII digits in its dates; a text without such numbers is returned as it is. */
    static String western(String text) {
        boolean wide = false;
        boolean year = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            wide |= c >= '\uFF0D' && c <= '\uFF1A';
            year |= c == '年';
        }
        String narrow = wide ? narrow(text) : text;
        return year ? eras(NUMBER.matcher(narrow).replaceAll(m -> Integer.toString(number(m.group(1))))) : narrow;
    }

    private static String narrow(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            if ((c >= '\uFF0D' && c <= '\uFF19') || c == '\uFF1A') {
                out.setCharAt(i, (char) (c - 0xFEE0));
            } else if (c == '\u3000' && i > 0 && out.charAt(i - 1) < 128) {
                out.setCharAt(i, ' ');
            }
        }
        return out.toString();
    }

    private static String eras(String text) {
        Matcher era = ERA.matcher(text);
        return era.replaceAll(m -> Integer.toString(before(m.group(1)) + Integer.parseInt(m.group(2))));
    }

    /** The year before the first of an era. */
    private static int before(String era) {
        return switch (era) {
            case "令和" -> 2018;
            case "平成" -> 1988;
            case "昭和" -> 1925;
            case "明治" -> 1867;
            default -> 1911; // 民國 and 大正 begin in the same year
        };
    }

    /** Digits one by one, {@code 二○○八}, or with their places, {@code 二十三}, {@code 一百一十五}. */
    private static int number(String written) {
        if (written.equals("元")) {
            return 1;
        }
        String plain = written.replaceAll("[○零ＯO]", "〇").replace("廿", "二十").replace("卅", "三十");
        boolean places = plain.indexOf('十') >= 0 || plain.indexOf('百') >= 0;
        int sum = 0;
        int digit = 0;
        for (int i = 0; i < plain.length(); i++) {
            int value = NUMERALS.indexOf(plain.charAt(i));
            if (value >= 10) {
                sum += Math.max(1, digit) * (value == 10 ? 10 : 100);
                digit = 0;
            } else {
                digit = places ? value : digit * 10 + value;
            }
        }
        return sum + digit;
    }
}
