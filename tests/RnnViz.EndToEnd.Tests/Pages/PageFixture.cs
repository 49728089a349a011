using RnnViz.EndToEnd.Tests.Programs;

namespace RnnViz.EndToEnd.Tests.Pages;

/// <summary>Pages as the program makes them on a machine without a display, each once for all tests.</summary>
public sealed class PageFixture : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, string> made = [];

    /// <summary>The path of a page.</summary>
    /// <param name="option">--handout, --deck or --report.</param>
    /// <param name="arguments">The lesson and further options.</param>
    internal string Page(string option, params string[] arguments) => File(option, ".html", arguments);

    /// <summary>The path of a file that the program has made.</summary>
    /// <param name="option">--handout, --deck, --report or --contact-sheet.</param>
    /// <param name="ending">What its name ends in.</param>
    /// <param name="arguments">The lesson and further options.</param>
    internal string File(string option, string ending, params string[] arguments)
    {
        string key = string.Join(' ', [option, ending, .. arguments]);
        if (!made.TryGetValue(key, out string? path))
        {
            path = folder[$"page-{made.Count}{ending}"];
            Command.Run(folder.Path, null, "dotnet", [Repository.Program, "render", .. arguments, option, path]).Succeeded();
            made.Add(key, path);
        }

        return path;
    }

    /// <summary>A path for something that a test writes.</summary>
    internal string this[string name] => folder[name];

    public void Dispose() => folder.Dispose();
}
