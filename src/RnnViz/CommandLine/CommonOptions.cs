using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using RnnViz.Engine.Geometry;
using RnnViz.Views.Themes;

namespace RnnViz.CommandLine;

/// <summary>Arguments and options that several commands have, with their checks.</summary>
internal static class CommonOptions
{
    /// <summary>Exit status where the arguments, the lesson or the machine do not allow what was asked for.</summary>
    public const int Unusable = 2;

    /// <summary>The renderers' names.</summary>
    public const string Card = "card", Processor = "processor";

    /// <summary>The smallest and the largest size of a window, in pixels.</summary>
    public static readonly Extent LeastWindow = new(960, 600), LargestWindow = new(7680, 4320);

    /// <summary>The theme.</summary>
    public static Option<string?> Theme()
    {
        var option = new Option<string?>("--theme") { Description = "light, dark or projector; without it the lesson's own, else light" };
        return Among(option, [.. ThemeCatalog.All.Select(theme => theme.Name)]);
    }

    /// <summary>Who draws.</summary>
    public static Option<string?> Renderer(string otherwise)
    {
        var option = new Option<string?>("--renderer") { Description = $"card (the graphics card) or processor (in memory); {otherwise}" };
        return Among(option, Card, Processor);
    }

    /// <summary>The size of the window or picture.</summary>
    public static Option<Extent> Size() => new("--size")
    {
        Description = "width x height in pixels, for example 1920x1080",
        HelpName = "WxH",
        DefaultValueFactory = _ => new Extent(1280, 720),
        CustomParser = result => ParseSize(result.Tokens.Count == 1 ? result.Tokens[0].Value : "", result, LeastWindow, LargestWindow),
    };

    /// <summary>Motion off.</summary>
    public static Option<bool> NoMotion() => new("--no-motion") { Description = "nothing moves by itself: no pulses, no gliding (key M)" };

    /// <summary>The seed.</summary>
    public static Option<int?> Seed() => AtLeast(
        new Option<int?>("--seed") { Description = "instead of the lesson's own seed; the same seed gives the same run" }, 0);

    /// <summary>Wordings that replace the program's own.</summary>
    public static Option<string?> Labels() => FileOptions.Named(new Option<string?>("--labels")
    {
        Description = "a file of wordings that replace the program's own (see: rnnviz labels), or one of its own by name: "
            + string.Join(", ", LabelFiles.Names),
        HelpName = "FILE",
    }, "mine.json");

    /// <summary>Folders whose files a lesson may name, besides its own folder.</summary>
    public static Option<string[]> AllowFiles()
    {
        var option = new Option<string[]>("--allow-files")
        {
            Description = "a folder whose files the lesson may name, too; without it only those in and below its own folder; several times",
            HelpName = "DIR",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => !Directory.Exists(token.Value)) is { } wrong)
            {
                result.AddError($"--allow-files is \"{wrong.Value}\"; give a folder that exists.");
            }
        });
        return option;
    }

    /// <summary>A whole number with a least value, and with a largest one.</summary>
    public static Option<int?> AtLeast(Option<int?> option, int least, int most = int.MaxValue)
    {
        option.CustomParser = result =>
        {
            string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= least
                && value <= most)
            {
                return value;
            }

            bool isTooLarge = most < int.MaxValue || text.All(char.IsAsciiDigit) && text.TrimStart('0').Length > 9;
            result.AddError(
                $"{option.Name} is \"{text}\"; give a whole number "
                + (isTooLarge ? $"from {least} to {most}." : $"of at least {least}."));
            return null;
        };
        return option;
    }

    /// <summary>One of several names, or several of them.</summary>
    public static Option<T> Among<T>(Option<T> option, params string[] names)
    {
        option.CompletionSources.Add(names);
        option.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => !names.Contains(token.Value)) is { } wrong)
            {
                result.AddError($"{option.Name} is \"{wrong.Value}\"; give {string.Join(", ", names[..^1])} or {names[^1]}.");
            }
        });
        return option;
    }

    /// <summary>
    /// An option's value where a whole command is checked; the type's default where what was typed cannot be read, which the option's
    /// own check says.
    /// </summary>
    public static T? ValueOf<T>(CommandResult result, Option<T> option)
    {
        try
        {
            return result.GetValue(option);
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }

    /// <summary>Reads a size; adds an error where it is none, or one that no window has.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="result">Gets the error.</param>
    /// <param name="least">The smallest size.</param>
    /// <param name="most">The largest size.</param>
    public static Extent ParseSize(string text, SymbolResult result, Extent least, Extent most)
    {
        string[] parts = text.Split('x', 'X', '×');
        if (parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int width)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int height)
            && width >= least.Width && width <= most.Width && height >= least.Height && height <= most.Height)
        {
            return new Extent(width, height);
        }

        result.AddError(
            $"--size is \"{text}\"; give width x height in pixels between {least.Width}x{least.Height} and {most.Width}x{most.Height}, "
            + "for example 1920x1080.");
        return default;
    }
}
