using RnnViz.EndToEnd.Tests.Programs;
using RnnViz.Output;

namespace RnnViz.Tests.Output;

/// <summary>An output that is an input, and two outputs that are one file.</summary>
public sealed class SameFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SameFileTests() => File.WriteAllText(folder["data.csv"], "a,b\n");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Another_spelling_is_the_same_file()
    {
        Assert.True(SameFile.Are(folder["data.csv"], folder["sub/../data.csv"]));
        Assert.True(SameFile.Are(folder["new.csv"], folder["./new.csv"]));
        Assert.False(SameFile.Are(folder["data.csv"], folder["other.csv"]));
    }

    [Fact]
    public void Symbolic_links_to_files_and_folders_are_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right on Windows that not everybody has.");
        File.CreateSymbolicLink(folder["soft.csv"], "data.csv");
        Directory.CreateSymbolicLink(folder["linked"], folder.Path);
        Assert.True(SameFile.Are(folder["data.csv"], folder["soft.csv"]));
        Assert.True(SameFile.Are(folder["data.csv"], folder["linked/soft.csv"]));
        Assert.True(SameFile.Are(folder["new.csv"], folder["linked/new.csv"]));
    }

    [Fact]
    public void A_hard_link_is_the_same_file_and_a_copy_is_not()
    {
        Assert.SkipWhen(Command.Run(folder.Path, null, "ln", "data.csv", "hard.csv").Status != 0, "There are no hard links here.");
        File.Copy(folder["data.csv"], folder["copy.csv"]);
        Assert.True(SameFile.Are(folder["data.csv"], folder["hard.csv"]));
        Assert.False(SameFile.Are(folder["data.csv"], folder["copy.csv"]));
    }

    [Fact]
    public void A_ring_of_links_is_no_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right on Windows that not everybody has.");
        File.CreateSymbolicLink(folder["one"], "two");
        File.CreateSymbolicLink(folder["two"], "one");
        Assert.False(SameFile.Are(folder["one"], folder["data.csv"]));
    }

    [Fact]
    public void An_output_that_is_what_it_is_made_of_is_refused_in_one_sentence()
    {
        OutputException error = Assert.Throws<OutputException>(
            () => OutputPaths.RequireApart([folder["out.csv"], folder["./data.csv"]], [folder["data.csv"]]));
        Assert.Equal(
            $"{folder["./data.csv"]} is the same file as {folder["data.csv"]}, a file that is read for this; give another one to write.",
            error.Message);
    }

    [Fact]
    public void Two_outputs_that_are_one_file_are_refused_in_one_sentence()
    {
        OutputException error = Assert.Throws<OutputException>(
            () => OutputPaths.RequireApart([folder["w-2.npz"], folder["a.csv"], folder["w-2.npz"]], []));
        Assert.Equal($"Two outputs are one file, {folder["w-2.npz"]}; give two different files.", error.Message);
    }
}
