using System.CommandLine;
using System.CommandLine.Invocation;
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
        LastHandler.Describe = () => new CrashContext { Doing = parsed.CommandResult.Command.Name };
        if (parsed.Action is ParseErrorAction mistakes)
        {
            // pages of help would push out of sight what is wrong
            mistakes.ShowHelp = false;
        }

        int status = parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        return parsed.Errors.Count > 0 ? CommonOptions.Unusable : status;
    }
}
