using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using RnnViz.Engine.Geometry;
using RnnViz.Output;
using RnnViz.Views.Themes;

namespace RnnViz.CommandLine;

/// <summary>The options that say how a moment is pictured, each with its check.</summary>
internal sealed class FigureOptions
{
    private const int MostRate = 240;

    private static readonly Extent LeastFigure = new(64, 64), LargestFigure = new(PictureForm.MostPixels, PictureForm.MostPixels);
    private static readonly string[] Formats = [.. RenderPlan.PictureFormats, .. FilmFormats.All];

    /// <summary>The panels.</summary>
    public Option<string[]> Panel { get; } = new("--panel")
    {
        Description = "picture this panel alone; given several times, these below one another on their common axis of timesteps",
        HelpName = "NAME",
    };

    /// <summary>Each panel by itself.</summary>
    public Option<bool> EachPanel { get; } = new("--each-panel") { Description = "a picture for each panel, rather than one with all" };

    /// <summary>No titles, no cards.</summary>
    public Option<bool> Bare { get; } = new("--bare") { Description = "without titles and frames around the panels" };

    /// <summary>The call-out of a stop.</summary>
    public Option<bool> Callouts { get; } = new("--callouts") { Description = "with what a stop says, beside what it speaks of" };

    /// <summary>The window rather than a figure.</summary>
    public Option<bool> Window { get; } = new("--window") { Description = "the window with its bars, rather than a figure" };

    /// <summary>Sizes in pixels.</summary>
    public Option<Extent[]> Size { get; } = new("--size")
    {
        Description = "width x height in pixels (default 1280x720); may be given several times",
        HelpName = "WxH",
        CustomParser = ParseSizes,
    };

    /// <summary>The width.</summary>
    public Option<string?> Width { get; } = OfLength(
        "--width", "the width, in mm, cm, in, pt or px: 84mm; a number alone is in px; the height is what suits it", "84mm");

    /// <summary>The height.</summary>
    public Option<string?> Height { get; } = OfLength("--height", "the height, likewise", "60mm");

    /// <summary>The size of labels.</summary>
    public Option<string?> FontSize { get; } = OfLength("--font-size", "the size of labels, likewise (default 8pt on paper)", "8pt");

    /// <summary>Pixels per inch.</summary>
    public Option<double?> Dpi { get; } = Between(
        new Option<double?>("--dpi") { Description = "pixels per inch (default 300 on paper, else 96)" }, 10, 10_000);

    /// <summary>The size of type and lines.</summary>
    public Option<double?> Scale { get; } = Between(
        new Option<double?>("--scale") { Description = "how much larger type and lines are, as by + and − in the window (default 1)" },
        0.25, 4);

    /// <summary>What the figure stands on.</summary>
    public Option<string?> Background { get; } = CommonOptions.Among(
        new Option<string?>("--background") { Description = "theme (default), white, or none: transparent" }, "theme", "white", "none");

    /// <summary>The themes.</summary>
    public Option<string[]> Theme { get; } = CommonOptions.Among(
        new Option<string[]>("--theme")
        {
            Description = "light, dark or projector; without it the lesson's own, else light; may be given several times",
        },
        [.. ThemeCatalog.All.Select(theme => theme.Name)]);

    /// <summary>The formats.</summary>
    public Option<string[]> Format { get; } = new("--format")
    {
        Description = "png (default), svg, pdf; films of all moments: gif, mp4, webm; several with commas between them",
        HelpName = "png,svg,…",
        CustomParser = ParseFormats,
    };

    /// <summary>Pictures a second.</summary>
    public Option<int?> Rate { get; } = new("--fps")
    {
        Description = "pictures a second in films (default 30, in a GIF 20)",
        HelpName = "N",
        CustomParser = ParseRate,
    };

    /// <summary>Those that pages do not have.</summary>
    public IEnumerable<Option> OfFigures =>
    [
        Format, Panel, EachPanel, Bare, Callouts, Window, Size, Width, Height, FontSize, Dpi, Scale, Background, Rate,
    ];

    /// <summary>Gives a command the options.</summary>
    public static FigureOptions Of(Command command)
    {
        var options = new FigureOptions();
        foreach (Option option in options.OfFigures.Append(options.Theme))
        {
            command.Add(option);
        }

        command.Validators.Add(options.Check);
        return options;
    }

    /// <summary>The formats that are asked for; null where none are.</summary>
    public string[]? FormatsOf(ParseResult parsed) =>
        parsed.GetResult(Format) is { Implicit: false } ? [.. parsed.GetValue(Format)!.Distinct()] : null;

    private void Check(CommandResult result)
    {
        if (Has(result, Size) && (Has(result, Width) || Has(result, Height)))
        {
            result.AddError("--size is both width and height in pixels; give it, or --width and --height.");
        }

        if (Has(result, Window) && (Has(result, Panel) || Has(result, EachPanel) || Has(result, Bare) || Has(result, Background)))
        {
            result.AddError(
                "--window is the whole window; leave out --panel, --each-panel, --bare and --background, or leave out --window.");
        }

        foreach (Token size in CommonOptions.ValueOf(result, Window) ? result.GetResult(Size)?.Tokens ?? [] : [])
        {
            CommonOptions.ParseSize(size.Value, result, CommonOptions.LeastWindow, CommonOptions.LargestWindow);
        }

        if (Has(result, Bare) && CommonOptions.ValueOf(result, Bare) && CommonOptions.ValueOf(result, Callouts))
        {
            result.AddError("--bare leaves out what is said; leave out --callouts, or leave out --bare.");
        }

        string[] formats = [.. (result.GetResult(Format)?.Tokens ?? []).SelectMany(token => token.Value.ToLowerInvariant().Split(','))];
        if (formats.Contains("gif") && CommonOptions.ValueOf(result, Rate) is { } rate && rate > FilmFormats.MostInGif)
        {
            result.AddError($"--fps is {rate}; a GIF has 1 to {FilmFormats.MostInGif} pictures a second.");
        }

        if (CommonOptions.ValueOf(result, Background) == "none" && formats.Any(FilmFormats.All.Contains))
        {
            result.AddError("--background none is for pictures; a film stands on white or on the theme.");
        }
    }

    private static bool Has(CommandResult result, Option option) => result.GetResult(option) is { Implicit: false };

    private static Option<string?> OfLength(string name, string description, string example)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = example };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !Length.TryParse(result.Tokens[0].Value, out _))
            {
                string units = string.Join(", ", Length.Units);
                result.AddError(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name} is \"{result.Tokens[0].Value}\"; give a number above 0 and below {Length.Most:0} with a unit ({units}), "
                    + $"as in {example}."));
            }
        });
        return option;
    }

    private static Option<double?> Between(Option<double?> option, double least, double most)
    {
        option.CustomParser = result =>
        {
            string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= least
                && value <= most)
            {
                return value;
            }

            result.AddError(
                string.Create(CultureInfo.InvariantCulture, $"{option.Name} is \"{text}\"; give a number from {least} to {most}."));
            return null;
        };
        return option;
    }

    private static Extent[] ParseSizes(ArgumentResult result) =>
        [.. result.Tokens.Select(token => CommonOptions.ParseSize(token.Value, result, LeastFigure, LargestFigure))];

    private static int? ParseRate(ArgumentResult result)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int rate) && rate is >= 1 and <= MostRate)
        {
            return rate;
        }

        result.AddError($"--fps is \"{text}\"; give a whole number from 1 to {MostRate}, for a GIF to {FilmFormats.MostInGif}.");
        return null;
    }

    private static string[] ParseFormats(ArgumentResult result)
    {
        string[] all = [.. result.Tokens.SelectMany(token => token.Value.ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries))];
        if (all.FirstOrDefault(format => !Formats.Contains(format)) is { } unknown)
        {
            result.AddError($"--format has \"{unknown}\"; there are {string.Join(", ", Formats)}.");
        }

        return all;
    }
}
