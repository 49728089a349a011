using System.Globalization;
using System.Text;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Figures;

/// <summary>A typeface of an SVG figure, and the signs of it that the figure needs.</summary>
internal sealed class SvgTypeface(FontFace face)
{
    // so large that advances rounded to whole pixels are as good as not rounded
    private const float HugeSize = 1 << 20;

    private readonly SortedSet<Rune> signs = [];
    private readonly TrueTypeNames names = TrueTypeNames.Of(face);

    /// <summary>The face.</summary>
    public FontFace Face => face;

    /// <summary>Whether its signs can be put into the file.</summary>
    public bool IsInFile { get; } = TrueTypeSubset.CanMake(face);

    /// <summary>Keeps a sign in the file's part of the typeface.</summary>
    public void Use(Rune sign) => signs.Add(sign);

    /// <summary>The attributes that choose the typeface at a size in pixels per em.</summary>
    /// <param name="size">Pixels per em.</param>
    /// <param name="sign">A sign of the text, for what advances are rounded by.</param>
    public string Attributes(float size, Rune sign)
    {
        var attributes = new StringBuilder();
        attributes.Append(CultureInfo.InvariantCulture, $"font-family=\"{SvgText.Escape(Families())}\" font-size=\"{size:0.###}\"");
        if (names.Weight != 400)
        {
            attributes.Append(CultureInfo.InvariantCulture, $" font-weight=\"{names.Weight}\"");
        }

        if (names.IsItalic)
        {
            attributes.Append(" font-style=\"italic\"");
        }

        float apart = face.Advance(sign, size) - face.Advance(sign, HugeSize) / HugeSize * size;
        if (face.IsMonospaced && MathF.Abs(apart) >= 0.0005f)
        {
            attributes.Append(CultureInfo.InvariantCulture, $" letter-spacing=\"{apart:0.####}\"");
        }

        return attributes.ToString();
    }

    /// <summary>The rule of the style sheet that brings the typeface: its used signs as a file in base64.</summary>
    public string Rule()
    {
        string data = Convert.ToBase64String(TrueTypeSubset.Make(face, signs));
        string slant = names.IsItalic ? "font-style:italic;" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"@font-face{{font-family:\"{names.Family}\";font-weight:{names.Weight};{slant}src:url(data:font/ttf;base64,{data})}}");
    }

    // a name of plain words needs no quotes, which an attribute would have to escape
    private string Families()
    {
        bool isPlain = char.IsAsciiLetter(names.Family[0]) && names.Family.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == ' ');
        string kind = face.IsMonospaced ? "monospace" : names.HasSerifs ? "serif" : "sans-serif";
        return $"{(isPlain ? names.Family : $"'{names.Family}'")}, {kind}";
    }
}
