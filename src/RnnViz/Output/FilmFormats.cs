using RnnViz.Engine.Geometry;

namespace RnnViz.Output;

/// <summary>What ffmpeg is told for each format of film.</summary>
internal static class FilmFormats
{
    /// <summary>The formats, which are the endings of files.</summary>
    public static IReadOnlyList<string> All { get; } = ["gif", "mp4", "webm"];

    /// <summary>The most pictures a second that a GIF can have: players slow down what is faster.</summary>
    public const int MostInGif = 50;

    // sides of an even number of pixels, and the colours that players take for granted of a film of this size
    private const string ForPlayers = "pad=ceil(iw/2)*2:ceil(ih/2)*2,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p";

    // the same bytes each time, on every machine with this ffmpeg: nothing of the clock, and not as many threads as there are cores
    private static readonly string[] Exact = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-threads", "2"];

    private static readonly string[] Colours = ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"];

    /// <summary>The encoder of a format.</summary>
    public static string EncoderOf(string format) => format switch { "mp4" => "libx264", "webm" => "libvpx-vp9", _ => format };

    /// <summary>From pictures to the file; of a GIF to pictures that are kept without loss.</summary>
    /// <param name="format">mp4, webm or gif.</param>
    /// <param name="size">The pictures' size: of large ones a few are looked at at once only, as each takes memory.</param>
    /// <param name="isLive">Whether it must be quick.</param>
    public static string[] Encoding(string format, Extent size, bool isLive) => format switch
    {
        "gif" when FilmMemory.IsLarge(size) => ["-c:v", "huffyuv", "-pix_fmt", "rgb24", .. Exact, "-f", "nut"],
        "gif" => ["-c:v", "ffv1", "-pix_fmt", "bgr0", .. Exact, "-f", "nut"],
        "webm" =>
        [
            "-vf", ForPlayers, "-c:v", "libvpx-vp9", "-crf", "24", "-b:v", "0", "-deadline", isLive ? "realtime" : "good", "-cpu-used", "5",
            .. FewOf(size, isLive, "-lag-in-frames", "2"), .. Colours, .. Exact, "-f", "webm",
        ],
        _ =>
        [
            "-vf", ForPlayers, "-c:v", "libx264", "-preset", isLive ? "ultrafast" : "fast", "-crf", "18",
            .. FewOf(size, isLive, "-rc-lookahead", "5"), .. Colours, .. Exact, "-movflags", "+faststart", "-f", "mp4",
        ],
    };

    /// <summary>From kept pictures to a GIF: first the 256 colours that suit all of them best, then the pictures in these.</summary>
    public static string[][] GifFrom(string pictures, string target)
    {
        string palette = PaletteOf(target);
        return
        [
            [
                "-i", pictures, "-vf", "palettegen=stats_mode=full", "-frames:v", "1", "-update", "1", .. Exact, "-f", "image2",
                "-c:v", "png", palette,
            ],
            [
                "-i", pictures, "-i", palette, "-lavfi", "paletteuse=dither=bayer:bayer_scale=5:diff_mode=rectangle", "-loop", "0",
                .. Exact, "-f", "gif", target,
            ],
        ];
    }

    /// <summary>What lies aside besides the film itself.</summary>
    public static string[] Scraps(string aside) => [aside + ".nut", PaletteOf(aside)];

    private static string[] FewOf(Extent size, bool isLive, params string[] option) => !isLive && FilmMemory.IsLarge(size) ? option : [];

    private static string PaletteOf(string target) => target + ".palette";
}
