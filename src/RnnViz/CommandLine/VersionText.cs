using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace RnnViz.CommandLine;

/// <summary>What <c>rnnviz --version</c> says: the version, and the commit that it was built from.</summary>
internal static class VersionText
{
    /// <summary>The version with the commit in brackets, where it is known: <c>0.1.0 (0123456789ab)</c>.</summary>
    public static string Text { get; } = Of(typeof(VersionText).Assembly);

    /// <summary>Has the option --version of the program say it.</summary>
    public static void Say(RootCommand root) => root.Options.OfType<VersionOption>().Single().Action = new Answer();

    private static string Of(Assembly program)
    {
        string version = program.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        string? commit = program.GetCustomAttributes<AssemblyMetadataAttribute>().SingleOrDefault(data => data.Key == "Commit")?.Value;
        return commit is null ? version : $"{version} ({commit})";
    }

    private sealed class Answer : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(Text);
            return 0;
        }
    }
}
