using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using RnnViz.State;

namespace RnnViz.CommandLine;

/// <summary>All commands of the program.</summary>
internal static class CommandRoot
{
    /// <summary>Does what was typed.</summary>
    /// <param name="args">The words; without any the window opens.</param>
    /// <returns>The exit status.</returns>
    public static int Run(string[] args)
    {
        var root = new RootCommand("Trains a small recurrent network before your eyes and shows how gradients flow back through time.")
        {
            RunCommand.Create(),
            RenderCommand.Create(),
            CheckCommand.Create(),
            TraceCommand.Create(),
            LessonsCommand.Create(),
            LabelsCommand.Create(),
        };
        VersionText.Say(root);

        // a text may begin with @, and a file's name, too: no file of options is meant
        ParseResult parsed = root.Parse(
            args.Length == 0 ? ["run"] : args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && ProblemOfValues(parsed.CommandResult) is { } problem)
        {
            Console.Error.WriteLine(problem);
            return CommonOptions.Unusable;
        }

        LastHandler.Describe = () => new CrashContext { Doing = parsed.CommandResult.Command.Name };
        if (parsed.Action is ParseErrorAction mistakes)
        {
            // pages of help would push out of sight what is wrong
            mistakes.ShowHelp = false;
        }

        int status = parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        return parsed.Errors.Count > 0 ? CommonOptions.Unusable : status;
    }

    /// <summary>
    /// Which option has no value, in a sentence; null for none. It takes the next option for its value, and what is not matched then is
    /// the value of that one.
    /// </summary>
    internal static string? ProblemOfValues(CommandResult result)
    {
        HashSet<string> names = [.. result.Command.Options.SelectMany(option => option.Aliases.Append(option.Name))];
        foreach (OptionResult option in result.Children.OfType<OptionResult>().Where(option => !option.Implicit))
        {
            if (option.Tokens.FirstOrDefault(token => names.Contains(token.Value)) is { } next)
            {
                return $"{option.Option.Name} needs a value, but {next.Value} follows; give one, or leave {option.Option.Name} out.";
            }

            if (option.Tokens.Count == 0 && option.Option.Arity.MinimumNumberOfValues > 0)
            {
                return $"{option.Option.Name} needs a value; give one, or leave {option.Option.Name} out.";
            }
        }

        return null;
    }
}
