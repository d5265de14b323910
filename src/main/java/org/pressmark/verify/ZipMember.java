package org.pressmark.verify;

/**
 * A member of a ZIP as its central directory describes it.
 *
 * @param name the name, UTF-8
 * @param method 0 stored, 8 deflated
 * @param crc the CRC32 of the content
 * @param packed bytes in the ZIP
 * @param size bytes of the content
 * @param dataOffset where the packed bytes start
 */
record ZipMember(String name, int method, int crc, long packed, long size, long dataOffset) {
    boolean isFolder() {
        return name.endsWith("/");
    }
}
