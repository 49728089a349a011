using RnnViz.Output;

namespace RnnViz.Tests.Output;

/// <summary>Files that are there as a whole or not at all.</summary>
public sealed class OutputFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;

    private string Target => Path.Combine(folder, "figure.svg");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_file_is_written_and_nothing_is_left_aside()
    {
        OutputFile.Write(Target, force: false, "content"u8);
        Assert.Equal("content", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFiles(folder));
    }

    [Fact]
    public void A_file_that_is_there_stays_as_it_is_unless_it_is_to_be_replaced()
    {
        File.WriteAllText(Target, "before");
        OutputException error = Assert.Throws<OutputException>(() => OutputFile.Write(Target, force: false, "after"u8));
        Assert.Equal($"{Target} exists already; --force replaces it.", error.Message);
        Assert.Equal("before", File.ReadAllText(Target));

        OutputFile.Write(Target, force: true, "after"u8);
        Assert.Equal("after", File.ReadAllText(Target));
    }

    [Fact]
    public void While_a_file_is_being_written_what_was_there_before_is_there_still()
    {
        File.WriteAllText(Target, "before");
        OutputFile.Write(Target, force: true, stream =>
        {
            stream.Write("af"u8);
            stream.Flush();
            Assert.Equal("before", File.ReadAllText(Target));
            stream.Write("ter"u8);
        });
        Assert.Equal("after", File.ReadAllText(Target));
    }

    [Theory]
    [InlineData(28)]
    [InlineData(122)]
    [InlineData(27)]
    [InlineData(unchecked((int)0x80070070))]
    public void A_disk_that_fills_up_is_one_sentence_and_leaves_no_part(int code)
    {
        OutputException error = Assert.Throws<OutputException>(() => OutputFile.Write(Target, force: false, stream =>
        {
            stream.Write("half of"u8);
            throw new IOException("No space left on device", code);
        }));
        Assert.Equal($"{Target} cannot be written, as the disk is full; make room and try again.", error.Message);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void What_a_killed_run_left_aside_is_replaced()
    {
        File.WriteAllText(Target + ".part", "half of what somebody else wrote, and longer than the new content");
        OutputFile.Write(Target, force: false, "content"u8);
        Assert.Equal("content", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFiles(folder));
    }

    [Fact]
    public void A_file_that_is_dropped_leaves_nothing()
    {
        using (var file = new OutputFile(Target, force: false))
        {
            file.Content.Write("half"u8);
        }

        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void A_file_where_a_folder_should_be_is_named()
    {
        File.WriteAllText(Target, "a file");
        OutputException error = Assert.Throws<OutputException>(() => OutputFile.Write(Path.Combine(Target, "x.svg"), force: false, "x"u8));
        Assert.Equal(
            $"{Path.Combine(Target, "x.svg")} cannot be written, as {Target} is a file and not a folder; choose another folder.",
                error.Message);
        error = Assert.Throws<OutputException>(() => OutputPaths.Prepare(Target, [], force: true));
        Assert.Equal($"{Target} is a file and not a folder; choose another folder.", error.Message);
    }

    [Fact]
    public void A_folder_where_the_file_should_be_is_not_replaced_even_by_force()
    {
        Directory.CreateDirectory(Target);
        OutputException error = Assert.Throws<OutputException>(() => OutputFile.Write(Target, force: true, "x"u8));
        Assert.Equal($"{Target} is a folder; give another name, or take the folder away.", error.Message);
    }

    [Fact]
    public void Before_anything_is_trained_all_files_that_are_there_already_are_counted()
    {
        string[] paths = [Target, Path.Combine(folder, "b.svg"), Path.Combine(folder, "c.svg")];
        File.WriteAllText(paths[0], "a");
        File.WriteAllText(paths[2], "c");
        OutputException error = Assert.Throws<OutputException>(() => OutputPaths.Prepare(folder, paths, force: false));
        Assert.Equal($"{paths[0]} and 1 more of these files exist already; --force replaces them.", error.Message);
    }

    [Fact]
    public void A_folder_is_made_and_its_stale_parts_go_but_no_part_of_anybody_else()
    {
        string inner = Path.Combine(folder, "new", "figures"), mine = Path.Combine(inner, "a.svg"),
            other = Path.Combine(inner, "b.svg.part");
        OutputPaths.Prepare(inner, [mine], force: false);
        File.WriteAllText(mine + ".part", "stale");
        File.WriteAllText(other, "of another program");
        OutputPaths.Prepare(inner, [mine], force: false);
        Assert.Equal([other], Directory.GetFiles(inner));
    }

    [Fact]
    public void A_file_that_another_run_is_writing_is_refused_and_stays_that_run_s()
    {
        using var first = new OutputFile(Target, force: true);
        first.Content.Write("half"u8);
        OutputException error = Assert.Throws<OutputException>(() => new OutputFile(Target, force: true));
        Assert.Equal($"{Target} is being written by another run; wait for it, or choose another name.", error.Message);
        error = Assert.Throws<OutputException>(() => OutputPaths.Prepare(folder, [Target], force: true));
        Assert.Equal($"{Target} is being written by another run; wait for it, or choose another name.", error.Message);
        first.Content.Write(" and half"u8);
        first.Complete();
        Assert.Equal("half and half", File.ReadAllText(Target));
    }

    [Fact]
    public void A_part_that_is_a_link_is_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right on Windows that not everybody has.");
        string other = Path.Combine(folder, "somebody's");
        File.WriteAllText(other, "work");
        File.CreateSymbolicLink(Target + ".part", other);
        OutputFile.Write(Target, force: false, "content"u8);
        Assert.Equal("work", File.ReadAllText(other));
        Assert.Null(new FileInfo(Target).LinkTarget);
    }

    [Fact]
    public void A_program_of_a_killed_run_that_still_writes_does_not_write_into_the_next_run_s_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows the part cannot be taken away while a program writes it.");
        // as ffmpeg does, which locks nothing
        using var orphan = new FileStream(Target + ".part", FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        orphan.Write("of the run before"u8);
        orphan.Flush();
        using var file = new OutputFile(Target, force: false);
        Assert.Equal(0, new FileInfo(file.Aside).Length);
        file.Content.Write("content"u8);
        orphan.Write("of the run before"u8);
        orphan.Flush();
        file.Complete();
        Assert.Equal("content", File.ReadAllText(Target));
    }

    [Fact]
    public void Somebody_who_makes_a_file_of_that_name_meanwhile_keeps_it()
    {
        using var file = new OutputFile(Target, force: false);
        file.Content.Write("content"u8);
        File.WriteAllText(Target, "somebody's");
        Assert.Throws<OutputException>(file.Complete);
        Assert.Equal("somebody's", File.ReadAllText(Target));
    }

    [Theory]
    [InlineData(28)]
    [InlineData(122)]
    [InlineData(27)]
    public void A_disk_that_says_at_the_last_moment_that_it_is_full_is_one_sentence(int code)
    {
        using var stream = new OutputStream("figure.png", new BufferedStream(new FailingStream(3, code), 64));
        stream.Write("content"u8);
        OutputException error = Assert.Throws<OutputException>(stream.Flush);
        Assert.Equal("figure.png cannot be written, as the disk is full; make room and try again.", error.Message);
        Assert.Throws<OutputException>(stream.Dispose);
    }
}
