using RnnViz.EndToEnd.Tests.Programs;

namespace RnnViz.EndToEnd.Tests.Packaging;

/// <summary><c>rnnviz --version</c>.</summary>
public sealed class VersionTests
{
    [Fact]
    public void The_program_says_its_version_and_the_commit_that_it_was_built_from()
    {
        using var elsewhere = new TemporaryFolder();

        string said = Command.Run(elsewhere.Path, null, "dotnet", Repository.Program, "--version").Succeeded().Output;

        Assert.Matches(@"^\d+\.\d+\.\d+ \([0-9a-f]{12}\)\n$", said);
    }
}
