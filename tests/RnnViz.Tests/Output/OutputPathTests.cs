using RnnViz.EndToEnd.Tests.Programs;
using RnnViz.Output;

namespace RnnViz.Tests.Output;

/// <summary>Paths at which no file can be written, or none should be.</summary>
public sealed class OutputPathTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;

    private string Target => Path.Combine(folder, "figure.svg");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(250)]
    [InlineData(251)]
    [InlineData(255)]
    public void A_name_of_up_to_255_bytes_is_written(int bytes)
    {
        string path = Path.Combine(folder, new string('a', bytes - 4) + ".svg");
        OutputFile.Write(path, force: false, "content"u8);
        Assert.Equal([path], Directory.GetFiles(folder));
    }

    [Fact]
    public void A_longer_name_is_refused_in_one_sentence()
    {
        string path = Path.Combine(folder, new string('a', 252) + ".svg");
        OutputException error = Assert.Throws<OutputException>(() => OutputFile.Write(path, force: false, "content"u8));
        Assert.EndsWith(".svg cannot be written, as its name is too long; choose a shorter one.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\nb.svg")]
    [InlineData("a\0b.svg")]
    [InlineData("\u001b[31m.svg")]
    [InlineData("not UTF-8 \ufffd.svg")]
    public void A_path_with_a_control_character_is_refused_on_one_line(string name)
    {
        OutputException error = Assert.Throws<OutputException>(
            () => OutputFile.Write(Path.Combine(folder, name), force: true, "content"u8));
        Assert.EndsWith(
            "has a character that no name of a file should have; choose another name.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(error.Message, char.IsControl);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Theory]
    [InlineData("/dev/full")]
    [InlineData("/dev/null")]
    [InlineData("/dev/x.svg")]
    [InlineData("/proc/x.svg")]
    [InlineData("/proc/self/comm")]
    [InlineData("/sys/x.svg")]
    public void A_device_and_a_file_of_the_system_are_not_replaced_even_by_force(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The path is one of Linux.");
        OutputException error = Assert.Throws<OutputException>(() => OutputFile.Write(path, force: true, "content"u8));
        Assert.Equal($"{path} is no plain file but a device, a pipe or one of the system's own; choose another.", error.Message);
    }

    [Fact]
    public void A_pipe_is_not_replaced_and_not_waited_for()
    {
        Assert.SkipWhen(Command.Run(folder, null, "mkfifo", Target).Status != 0, "There are no named pipes here.");
        OutputException error = Assert.Throws<OutputException>(() => OutputFile.Write(Target, force: true, "content"u8));
        Assert.Equal($"{Target} is no plain file but a device, a pipe or one of the system's own; choose another.", error.Message);
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_not_replaced_without_force()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right on Windows that not everybody has.");
        File.CreateSymbolicLink(Target, "nowhere");
        OutputException error = Assert.Throws<OutputException>(() => OutputFile.Write(Target, force: false, "content"u8));
        Assert.Equal($"{Target} is a link that leads nowhere; --force replaces it.", error.Message);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_said()
    {
        string path = Path.Combine(folder, "none", "a.svg");
        OutputException error = Assert.Throws<OutputException>(() => OutputFile.Write(path, force: false, "content"u8));
        Assert.Equal($"{path} cannot be written, as its folder is not there; make it, or choose another.", error.Message);
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_not_called_a_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right on Windows that not everybody has.");
        File.CreateSymbolicLink(Target, "nowhere");
        OutputException error = Assert.Throws<OutputException>(() => OutputFile.Write(Target, force: false, "content"u8));
        Assert.Equal($"{Target} is a link that leads nowhere; --force replaces it.", error.Message);
        error = Assert.Throws<OutputException>(() => OutputPaths.Prepare(Target, [Path.Combine(Target, "x.svg")], force: true));
        Assert.Equal($"{Target} is a link that leads nowhere and not a folder; choose another folder.", error.Message);
        error = Assert.Throws<OutputException>(() => OutputFile.Write(Path.Combine(Target, "x.svg"), force: true, "content"u8));
        Assert.Contains($"as {Target} is a link that leads nowhere and not a folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_where_the_file_is_kept_until_it_is_complete_is_said_in_a_sentence()
    {
        Directory.CreateDirectory(Target + ".part");
        foreach (bool force in (bool[])[false, true])
        {
            OutputException error = Assert.Throws<OutputException>(() => OutputFile.Write(Target, force, "content"u8));
            Assert.Equal(
                $"{Target} cannot be written, as {Target}.part, where it is kept until it is complete, is a folder; take that away, "
                + "or choose another name.", error.Message);
        }
    }

    [Fact]
    public void A_folder_that_may_be_written_to_is_not_blocked_by_a_folder_of_the_probes_name()
    {
        Directory.CreateDirectory(Path.Combine(folder, "rnnviz.part"));
        OutputException error = Assert.Throws<OutputException>(() => OutputPaths.Prepare(folder, [Target], force: false));
        Assert.Contains("rnnviz.part", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("already exists", error.Message, StringComparison.Ordinal);
    }
}
