using RnnViz.Output;

namespace RnnViz.Tests.Output;

/// <summary>What becomes of a file whose program ends while it is written.</summary>
public sealed class AbandonedFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;

    private string Target => Path.Combine(folder, "trace.csv");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_file_is_complete_as_it_was_flushed_last()
    {
        using var file = new OutputFile(Target, force: false);
        file.Content.Write("a whole line\n"u8);
        file.Content.Flush();
        file.Content.Write("half of"u8);
        Assert.True(file.CompleteAsFlushed());
        Assert.Equal("a whole line\n", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFiles(folder));
    }

    [Fact]
    public void What_was_longer_than_a_buffer_since_then_is_dropped_too()
    {
        using var file = new OutputFile(Target, force: false);
        file.Content.Write("a whole line\n"u8);
        file.Content.Flush();
        file.Content.Write(new byte[1 << 20]);
        Assert.True(file.CompleteAsFlushed());
        Assert.Equal("a whole line\n", File.ReadAllText(Target));
    }

    [Fact]
    public void A_file_that_was_never_flushed_is_not_complete()
    {
        using (var file = new OutputFile(Target, force: false))
        {
            file.Content.Write("half of"u8);
            Assert.False(file.CompleteAsFlushed());
        }

        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void A_file_that_is_complete_is_not_completed_again()
    {
        using var file = new OutputFile(Target, force: false);
        file.Content.Write("all"u8);
        file.Complete();
        Assert.False(file.CompleteAsFlushed());
        Assert.Equal("all", File.ReadAllText(Target));
    }
}
