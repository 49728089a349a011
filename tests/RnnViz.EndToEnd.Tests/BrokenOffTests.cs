using System.Globalization;
using RnnViz.EndToEnd.Tests.Pictures;
using RnnViz.EndToEnd.Tests.Programs;
using RnnViz.EndToEnd.Tests.Screens;

namespace RnnViz.EndToEnd.Tests;

/// <summary>What a run that is broken off leaves behind.</summary>
public sealed class BrokenOffTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void A_signal_leaves_complete_files_only_and_says_which(string signal, int status)
    {
        using Command program = Start();
        Send(program, signal);
        Outcome outcome = program.End();
        Assert.Equal(status, outcome.Status);
        string[] files = [.. Directory.GetFiles(folder["out"]).Order(StringComparer.Ordinal)];
        Assert.All(files, file => Assert.EndsWith(".png", file, StringComparison.Ordinal));
        Assert.Equal((160, 120), SizeOf(files[^1]));
        Assert.Equal(files, outcome.Output.Trim().Split('\n').Order(StringComparer.Ordinal));
        string said = files.Length == 1 ? $"one file is complete: {files[0]}."
            : $"{files.Length} files are complete, from {files[0]} to {files[^1]}.";
        Assert.Contains($"Stopped; {said}", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_killed_run_leaves_no_half_file_under_a_final_name_and_the_next_run_takes_its_part_away()
    {
        using (Command program = Start())
        {
            Send(program, "KILL");
            program.End();
        }

        Assert.Equal((160, 120), SizeOf(Directory.GetFiles(folder["out"], "*.png").Order(StringComparer.Ordinal).Last()));
        File.WriteAllText(folder["out/hello-00000.png.part"], "half");
        Command.Run(folder.Path, null, "dotnet", Repository.Program, "render", "hello", "--count", "1", "--force", "--out",
            folder["out"]).Succeeded();
        Assert.False(File.Exists(folder["out/hello-00000.png.part"]));
    }

    [Fact]
    public void A_disk_that_fills_up_is_one_sentence_and_leaves_complete_files_only()
    {
        Directory.CreateDirectory(folder["small"]);
        Outcome mounted = Command.Run(folder.Path, null, "mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder["small"]);
        Assert.SkipWhen(mounted.Status != 0, "Only root may make a small disk to be filled.");
        try
        {
            Outcome outcome = Command.Run(
                folder.Path, null, "dotnet", Repository.Program, "render", "hello", "--count", "9", "--size", "1920x1080", "--out",
                    folder["small"]);
            Assert.Equal(2, outcome.Status);
            Assert.Contains(
                ".png cannot be written, as the disk is full; make room and try again.", outcome.Errors, StringComparison.Ordinal);
            string[] files = Directory.GetFiles(folder["small"]);
            Assert.All(files, file => PngReader.Read(file));
            Assert.Equal(files.Order(), outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order());
        }
        finally
        {
            Command.Run(folder.Path, null, "umount", folder["small"]);
        }
    }

    [Theory]
    [InlineData("mp4")]
    [InlineData("webm")]
    [InlineData("gif")]
    public void A_film_whose_end_has_no_room_on_the_disk_is_an_error_and_leaves_nothing(string format)
    {
        Directory.CreateDirectory(folder["small"]);
        Outcome mounted = Command.Run(folder.Path, null, "mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", folder["small"]);
        Assert.SkipWhen(mounted.Status != 0, "Only root may make a small disk to be filled.");
        try
        {
            Outcome outcome = Command.Run(
                folder.Path, null, "dotnet", Repository.Program, "render", "hello", "--count", "4", "--size", "320x240", "--format", format,
                    "--out", folder["small"]);
            Assert.Equal(2, outcome.Status);
            Assert.Contains($"hello.{format} cannot be written, as the disk is full; make room and try again.", outcome.Errors,
                StringComparison.Ordinal);
            Assert.Empty(Directory.GetFiles(folder["small"]));
        }
        finally
        {
            Command.Run(folder.Path, null, "umount", folder["small"]);
        }
    }

    private Command Start()
    {
        // a shell's job in the background has Ctrl+C ignored, and so have the programs that it starts
        var program = new Command(
            folder.Path, null, "env", "--default-signal=INT", "dotnet", Repository.Program, "render", "hello", "--count", "100000",
            "--panel", "loss", "--size", "160x120", "--out", folder["out"]);
        Eventually.Be("the first picture", () =>
            program.HasEnded || Directory.Exists(folder["out"]) && Directory.GetFiles(folder["out"], "*.png").Length > 1);
        return program;
    }

    private static (int, int) SizeOf(string file)
    {
        Picture picture = PngReader.Read(file);
        return (picture.Width, picture.Height);
    }

    private void Send(Command program, string signal) =>
        Command.Run(folder.Path, null, "kill", "-s", signal, program.Id.ToString(CultureInfo.InvariantCulture));
}
