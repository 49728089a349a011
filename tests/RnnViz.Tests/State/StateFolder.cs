using RnnViz.EndToEnd.Tests.Programs;
using RnnViz.State;

namespace RnnViz.Tests.State;

/// <summary>A folder of a test's own in which the program keeps what it remembers; tests that have one run one after the other.</summary>
internal sealed class StateFolder : IDisposable
{
    private readonly string? before = Environment.GetEnvironmentVariable(ProgramFolders.Variable);
    private readonly TemporaryFolder folder = new();

    public StateFolder() => Environment.SetEnvironmentVariable(ProgramFolders.Variable, folder["state"]);

    /// <summary>Where the program keeps things; it need not be there yet.</summary>
    public string Path => folder["state"];

    /// <summary>A path beside it.</summary>
    public string this[string name] => folder[name];

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(ProgramFolders.Variable, before);
        folder.Dispose();
    }
}
