using System.CommandLine;
using System.CommandLine.Parsing;
using RnnViz.Output;

namespace RnnViz.CommandLine;

/// <summary>Refuses options that change nothing beside what else is typed: whoever gives one expects something of it.</summary>
internal static class NeedlessOptions
{
    /// <summary>Whether an option is typed, with a value that is not empty: what is wrong with others the option itself says.</summary>
    public static bool Has(CommandResult result, Option option) =>
        result.GetResult(option) is { Implicit: false } given && given.Tokens.All(token => !string.IsNullOrWhiteSpace(token.Value));

    /// <summary>Refuses the first of some options that is typed.</summary>
    /// <param name="result">What was typed; gets the error.</param>
    /// <param name="why">What is wrong with it, and what to do, after its name.</param>
    /// <param name="options">The options.</param>
    public static void Refuse(CommandResult result, string why, IEnumerable<Option> options)
    {
        if (options.FirstOrDefault(option => Has(result, option)) is { } needless)
        {
            result.AddError($"{needless.Name} {why}");
        }
    }

    /// <summary>The endings of what <c>render</c> writes: those typed, that of the figure that is made anew, else png.</summary>
    /// <param name="result">What was typed.</param>
    /// <param name="format">The option that names them.</param>
    /// <param name="figure">The figure, or null.</param>
    public static string[] Formats(CommandResult result, Option<string[]> format, string? figure)
    {
        IReadOnlyList<Token> typed = result.GetResult(format)?.Tokens ?? [];
        return typed.Count > 0 ? [.. typed.SelectMany(token => token.Value.ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries))]
            : [figure is null ? "png" : Path.GetExtension(figure).TrimStart('.').ToLowerInvariant()];
    }

    /// <summary>Whether one of these formats is a film.</summary>
    public static bool HaveFilm(IEnumerable<string> formats) => formats.Any(FilmFormats.All.Contains);
}
