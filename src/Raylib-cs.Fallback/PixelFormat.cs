namespace Raylib_cs;

public enum PixelFormat
{
    UncompressedGrayscale = 1,
    UncompressedGrayAlpha = 2,
    UncompressedR5G6B5 = 3,
    UncompressedR8G8B8 = 4,
    UncompressedR5G5B5A1 = 5,
    UncompressedR4G4B4A4 = 6,
    UncompressedR8G8B8A8 = 7,
    UncompressedR32 = 8,
    UncompressedR32G32B32 = 9,
    UncompressedR32G32B32A32 = 10,
    UncompressedR16 = 11,
    UncompressedR16G16B16 = 12,
    UncompressedR16G16B16A16 = 13,
    CompressedDxt1Rgb = 14,
    CompressedDxt1Rgba = 15,
    CompressedDxt3Rgba = 16,
    CompressedDxt5Rgba = 17,
    CompressedEtc1Rgb = 18,
    CompressedEtc2Rgb = 19,
    CompressedEtc2EacRgba = 20,
    CompressedPvrtRgb = 21,
    CompressedPvrtRgba = 22,
    CompressedAstc4X4Rgba = 23,
    CompressedAstc8X8Rgba = 24,
}
