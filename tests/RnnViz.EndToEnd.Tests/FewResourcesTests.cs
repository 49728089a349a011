using RnnViz.EndToEnd.Tests.Programs;

namespace RnnViz.EndToEnd.Tests;

/// <summary>A machine that allows the program little: it says what it lacks, in one sentence.</summary>
public sealed class FewResourcesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(60, "trace", "hello", "--iterations", "2", "--out", "a.csv")]
    [InlineData(60, "render", "hello", "--count", "1", "--out", "a")]
    [InlineData(60, "check")]
    [InlineData(60, "lessons")]
    [InlineData(80, "run", "hello")]
    public void Few_file_handles_are_one_sentence(int handles, params string[] arguments)
    {
        Outcome outcome = Limited($"ulimit -n {handles}", arguments);
        Assert.Equal(2, outcome.Status);
        Assert.Matches(
            @"^The program may open only \d+ more files here, and needs \d+; raise the limit, as by ulimit -n 1024, and try again\.\s*$",
            outcome.Errors);
        Assert.Empty(outcome.Output);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("render", "hello", "--iterations", "1", "--out", "a")]
    [InlineData("trace", "hello", "--iterations", "2", "--out", "a.csv")]
    [InlineData("check")]
    [InlineData("run", "hello")]
    public void Few_threads_are_one_sentence(params string[] arguments)
    {
        // the limit counts all that a user runs: here of one that runs nothing else
        int user = 50_000 + Environment.ProcessId % 10_000;
        Outcome possible = Command.Run(folder.Path, null, "sh", ["-c", $"setpriv --reuid={user} --clear-groups test -r \"$1\"", "sh",
            Repository.Program]);
        Assert.SkipWhen(possible.Status != 0, "Only root may become another user, who has to be able to read the program.");
        Outcome outcome = Command.Run(folder.Path, null, "setpriv",
            [$"--reuid={user}", "--clear-groups", "bash", "-c", "ulimit -u 12; exec dotnet \"$@\"", "bash", Repository.Program,
                .. arguments]);
        Assert.Equal(2, outcome.Status);
        Assert.Matches(
            @"^The program may start only \d+ more threads or processes here, and needs \d+; raise the limit, as by ulimit -u 1024, and "
            + @"try again\.\s*$", outcome.Errors);
        Assert.Empty(outcome.Output);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_file_that_may_not_grow_is_an_error_and_leaves_nothing()
    {
        // otherwise the runtime's own memory is a file of that limit, too, and nothing starts
        Outcome outcome = Limited(
            "ulimit -f 100; export DOTNET_EnableWriteXorExecute=0", "trace", "hello", "--iterations", "2000", "--out", "a.csv");
        Assert.Equal(2, outcome.Status);
        Assert.Contains("a.csv cannot be written, as the disk is full; make room and try again.", outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    private Outcome Limited(string limit, params string[] arguments) => Command.Run(
        folder.Path, null, "sh", ["-c", $"{limit}; exec dotnet \"$@\"", "sh", Repository.Program, .. arguments]);
}
