using RnnViz.Engine.Text;

namespace RnnViz.Engine.Tests.Text;

/// <summary>Fonts of Debian's packages, for tests that need one with more characters than the program's own.</summary>
public static class DebianFonts
{
    private const string Folder = "/usr/share/fonts/truetype";

    /// <summary>Hebrew and Arabic: fonts-dejavu-core.</summary>
    public static string DejaVu => Require("dejavu/DejaVuSans.ttf", "fonts-dejavu-core");

    /// <summary>Chinese, Japanese, Korean: fonts-droid-fallback.</summary>
    public static string Droid => Require("droid/DroidSansFallbackFull.ttf", "fonts-droid-fallback");

    /// <summary>Pictures in colours: fonts-noto-color-emoji.</summary>
    public static string Emoji => Require("noto/NotoColorEmoji.ttf", "fonts-noto-color-emoji");

    /// <summary>The program's own faces with what these folders have beside.</summary>
    public static FontBook BookWith(params string[] files) =>
        new(Path.Combine(AppContext.BaseDirectory, "fonts"), new SystemFonts([.. files.Select(file => Path.GetDirectoryName(file)!)]));

    private static string Require(string file, string package)
    {
        string path = Path.Combine(Folder, file);
        Assert.SkipUnless(File.Exists(path), $"needs Debian's package {package}");
        return path;
    }
}
