using RnnViz.Engine.Geometry;
using RnnViz.Views.Layout;
using RnnViz.Views.Scenes;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Output;

/// <summary>One form in which each moment is pictured: a theme, a size, panels.</summary>
/// <param name="Theme">The theme's name.</param>
/// <param name="Scale">What type and lines are larger by.</param>
/// <param name="Picture">What the picture is asked to be.</param>
/// <param name="Suffix">What tells its files from those of the other forms: -flow-dark; empty where there is one form.</param>
internal sealed record PictureForm(string Theme, double Scale, PictureRecord Picture, string Suffix)
{
    /// <summary>Pixels per inch where a length on paper is given and no other number.</summary>
    public const double PaperDpi = 300;

    /// <summary>Pixels per inch where all lengths are in pixels: what SVG takes them for.</summary>
    public const double ScreenDpi = 96;

    /// <summary>The largest and the smallest side of a picture, in pixels.</summary>
    public const int MostPixels = 16_384, LeastPixels = 16;

    /// <summary>Points of the labels of a picture on paper where none are asked for: what books set figures in.</summary>
    private const double PaperFontPoints = 8;

    /// <summary>Pixels per inch.</summary>
    public double Dpi => Picture.Dpi ?? (IsPaper ? PaperDpi : ScreenDpi);

    private Length Width => Read(Picture.Width) ?? throw new InvalidOperationException(Problem);

    private Length? Height => Read(Picture.Height);

    private Length? FontSize => Read(Picture.FontSize) ?? (IsPaper ? new Length(PaperFontPoints, "pt") : null);

    private bool IsPaper => Width.IsPaper || Height is { IsPaper: true };

    /// <summary>What the scene shows; null for the window.</summary>
    public FigureRequest? Request => Picture.IsWindow ? null : new FigureRequest
    {
        Panels = Picture.Panels,
        IsBare = Picture.IsBare,
        Background = Picture.Background,
        ShowsCallout = Picture.HasCallout,
        Unit = FontSize is { } font ? FigureRequest.UnitFor((float)(font.ToPixels(Dpi) * Scale)) : null,
    };

    /// <summary>
    /// What is wrong with the sizes, in a sentence; null where nothing is. Where something is, no picture can be asked for.
    /// </summary>
    public string? Problem
    {
        get
        {
            // what is typed has been read; only a figure's record can have something else
            if (Read(Picture.Width) is not { } asked)
            {
                return Unread("width", Picture.Width, "--width 84mm");
            }

            if (Picture.Height is not null && Height is null)
            {
                return Unread("height", Picture.Height, "--height 60mm");
            }

            if (Picture.FontSize is not null && Read(Picture.FontSize) is null)
            {
                return Unread("size of labels", Picture.FontSize, "--font-size 8pt");
            }

            double width = asked.ToPixels(Dpi), height = Height?.ToPixels(Dpi) ?? LeastPixels;
            return width is >= LeastPixels and <= MostPixels && height is >= LeastPixels and <= MostPixels ? null
                : Picture.Height is null
                    ? $"A picture that is {Picture.Width} wide has {width:0} pixels from side to side at {Dpi} dpi; "
                        + $"each side may have {LeastPixels} to {MostPixels}."
                : $"A picture of {Picture.Width} x {Picture.Height} at {Dpi} dpi has {width:0} x {height:0} pixels; "
                    + $"each side may have {LeastPixels} to {MostPixels}.";
        }
    }

    /// <summary>Sets a scene for the form; it has to be processed then.</summary>
    /// <returns>The size of the picture in pixels.</returns>
    public Extent Apply(ProgramScene root)
    {
        root.Theme = ThemeCatalog.Find(Theme) ?? root.Theme;
        root.Scale = (float)Scale;
        root.Figure = Request;
        float width = MathF.Round((float)Width.ToPixels(Dpi));
        float height = Height is { } given ? MathF.Round((float)given.ToPixels(Dpi))
            : Request is { } figure ? MathF.Ceiling(root.FigureHeight(width, figure)) : MathF.Round(width * 9 / 16);
        var size = new Extent(width, Math.Clamp(height, LeastPixels, MostPixels));
        root.Resize(size);
        return size;
    }

    private static string Unread(string what, string? text, string instead) =>
        $"The figure's record has \"{text}\" as its {what}; give another one, as in {instead}.";

    private static Length? Read(string? text) => Length.TryParse(text, out Length? length) ? length : null;
}
