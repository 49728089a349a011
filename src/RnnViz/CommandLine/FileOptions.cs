using System.CommandLine;
using System.CommandLine.Parsing;
using RnnViz.Output;

namespace RnnViz.CommandLine;

/// <summary>Options and arguments that name files.</summary>
internal static class FileOptions
{
    /// <summary>Replacing what is there.</summary>
    public static Option<bool> Force() => new("--force") { Description = "replace files that are there already" };

    /// <summary>A file that is written, whose ending says how.</summary>
    /// <param name="name">The option.</param>
    /// <param name="description">What is in the file.</param>
    /// <param name="endings">The endings that it may have, each with its dot and in small letters.</param>
    public static Option<string?> Output(string name, string description, params string[] endings)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "FILE" + string.Join('|', endings) };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !endings.Contains(Path.GetExtension(result.Tokens[0].Value).ToLowerInvariant()))
            {
                result.AddError($"{name} is \"{result.Tokens[0].Value}\"; give a file ending in {string.Join(" or ", endings)}.");
            }
        });
        return option;
    }

    /// <summary>Refuses a name of an input that has nothing in it.</summary>
    /// <param name="option">The option.</param>
    /// <param name="example">How it is given.</param>
    public static Option<T> Named<T>(Option<T> option, string example)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => string.IsNullOrWhiteSpace(token.Value)) is { } empty)
            {
                result.AddError($"{option.Name} is \"{empty.Value}\"; give a file, as in {option.Name} {example}.");
            }
        });
        return option;
    }

    /// <summary>Refuses a name of an input that has nothing in it.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="what">What it names, as in: a lesson.</param>
    public static Argument<T> Named<T>(Argument<T> argument, string what)
    {
        argument.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => string.IsNullOrWhiteSpace(token.Value)) is { } empty)
            {
                result.AddError($"\"{empty.Value}\" names nothing; give {what}.");
            }
        });
        return argument;
    }

    /// <summary>Refuses two outputs that are one file.</summary>
    /// <param name="result">What was typed; gets the error.</param>
    /// <param name="options">The options that name outputs.</param>
    public static void CheckApart(CommandResult result, params Option<string?>[] options)
    {
        var before = new List<(string Path, string Name)>();
        foreach (Option<string?> option in options)
        {
            // a path without letters is refused by the option itself
            if (result.GetResult(option)?.Tokens is not [{ Value: var path }] || string.IsNullOrWhiteSpace(path) || path.Contains('\0'))
            {
                continue;
            }

            if (before.Find(other => SameFile.Are(other.Path, path)) is { Name: { } name })
            {
                result.AddError($"{name} and {option.Name} are both \"{path}\"; give two different files.");
            }

            before.Add((path, option.Name));
        }
    }
}
