using System.Collections.Concurrent;
using System.Text;
using SkiaSharp;

namespace RnnViz.Engine.Text;

/// <summary>
/// The fonts of the system, for characters that the program's own lack. They are looked for when the first such character
/// is met; which is taken depends on nothing but the files that are there. Any thread may ask.
/// </summary>
public sealed class SystemFonts
{
    private const uint ColorBitmaps = 'C' << 24 | 'B' << 16 | 'D' << 8 | 'T', ColorLayers = 'C' << 24 | 'O' << 16 | 'L' << 8 | 'R';
    private const uint ApplesBitmaps = 's' << 24 | 'b' << 16 | 'i' << 8 | 'x';
    private const int Regular = 400, SemiBold = 600;

    private static readonly Rune Ideograph = new('中');
    private static readonly string[] Endings = [".ttf", ".otf", ".ttc", ".otc"];

    private readonly IReadOnlyList<string> folders;
    private readonly Lazy<SystemTypeface[]> found;
    private readonly ConcurrentDictionary<(int Rune, bool IsBold, bool IsColored), FontFace?> known = new();
    private readonly ConcurrentDictionary<SKTypeface, FontFace> faces = new();
    private readonly bool isManaged;

    /// <summary>The fonts in these folders and below.</summary>
    /// <param name="folders">Folders; those that are not there are left out.</param>
    public SystemFonts(IReadOnlyList<string> folders) : this(folders, isManaged: false) { }

    private SystemFonts(IReadOnlyList<string> folders, bool isManaged)
    {
        (this.folders, this.isManaged) = (folders, isManaged);
        found = new Lazy<SystemTypeface[]>(Find);
    }

    /// <summary>Those of this machine.</summary>
    public static SystemFonts Installed { get; } = new(Folders(), isManaged: true);

    /// <summary>None at all.</summary>
    public static SystemFonts None { get; } = new([]);

    /// <summary>The face that a character is drawn in; null where no font has it, or where it means something else in each.</summary>
    /// <param name="rune">The character.</param>
    /// <param name="isBold">Whether it stands among bold letters.</param>
    /// <param name="isColored">Whether a picture in colours is wanted, if there is one.</param>
    public FontFace? FaceFor(Rune rune, bool isBold, bool isColored)
    {
        if (known.TryGetValue((rune.Value, isBold, isColored), out FontFace? face))
        {
            return face;
        }

        SKTypeface? typeface = Characters.IsInterchanged(rune) ? TypefaceFor(rune, isBold, isColored) : null;
        face = typeface is null ? null : faces.GetOrAdd(typeface, one => new FontFace(one));
        return known.GetOrAdd((rune.Value, isBold, isColored), face);
    }

    /// <summary>Whether a typeface's glyphs are pictures in colours.</summary>
    internal static bool HasColors(SKTypeface typeface) =>
        typeface.GetTableSize(ColorBitmaps) > 0 || typeface.GetTableSize(ColorLayers) > 0 || typeface.GetTableSize(ApplesBitmaps) > 0;

    private SKTypeface? TypefaceFor(Rune rune, bool isBold, bool isColored)
    {
        // Windows and macOS know which of their fonts is for what
        if (isManaged && (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()))
        {
            string[] languages = isColored ? ["und-Zsye"] : [];
            return SKFontManager.Default.MatchCharacter(
                null, isBold ? SemiBold : Regular, (int)SKFontStyleWidth.Normal, SKFontStyleSlant.Upright, languages, rune.Value);
        }

        // punctuation of Chinese goes with its letters; other fonts have some of it, too
        SystemTypeface? ofLetters = Characters.IsWidePunctuation(rune) ? Best(Ideograph, isBold, isColored) : null;
        return (ofLetters?.Has(rune) == true ? ofLetters : Best(rune, isBold, isColored))?.Typeface;
    }

    private SystemTypeface? Best(Rune rune, bool isBold, bool isColored) =>
        found.Value.Where(one => one.Has(rune)).MinBy(one => one.Order(isBold ? SemiBold : Regular, isColored));

    private SystemTypeface[] Find() =>
    [
        .. folders.SelectMany(Files).Where(file => Endings.Contains(Path.GetExtension(file).ToLowerInvariant()))
            .SelectMany(Typefaces).Select((typeface, place) => new SystemTypeface(typeface, place)),
    ];

    private static IEnumerable<string> Files(string folder)
    {
        try
        {
            return Directory.Exists(folder)
                ? Directory.GetFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true }).Order(StringComparer.Ordinal)
                : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The typefaces of a file: a collection has several.</summary>
    private static IEnumerable<SKTypeface> Typefaces(string file)
    {
        for (int i = 0; SKTypeface.FromFile(file, i) is { } typeface; i++)
        {
            yield return typeface;

            if (!Path.GetExtension(file).EndsWith('c'))
            {
                yield break;
            }
        }
    }

    private static string[] Folders()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsFreeBSD())
        {
            return [];
        }

        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return ["/usr/share/fonts", "/usr/local/share/fonts", Path.Combine(home, ".local/share/fonts"), Path.Combine(home, ".fonts")];
    }
}
