using System.Diagnostics;
using RnnViz.EndToEnd.Tests.Programs;
using RnnViz.Engine.Geometry;
using RnnViz.Output;

namespace RnnViz.Tests.Output;

/// <summary>The window never waits for ffmpeg, and what is said of a film is true. With programs of the tests in ffmpeg's place.</summary>
[Collection(nameof(FilmTests))]
public sealed class LiveFilmTests : IDisposable
{
    private static readonly Extent Size = new(64, 64);

    private readonly TemporaryFolder folder = new();
    private readonly string? before = Environment.GetEnvironmentVariable("PATH");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", before);
        folder.Dispose();
    }

    [Fact]
    public void An_ffmpeg_that_is_stopped_holds_nothing_up_and_leaves_no_film()
    {
        using LiveFilm film = Start("kill -STOP $$", patience: TimeSpan.FromSeconds(1), most: 1 << 20);
        Fill(film, 400);
        Assert.False(film.IsFilming);
        string outcome = Outcome(film);
        Assert.StartsWith("The film is lost", outcome, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path, "film*"));
    }

    [Fact]
    public void An_ffmpeg_that_ends_at_once_is_reported_and_leaves_no_film()
    {
        using LiveFilm film = Start("echo 'Broken encoder' >&2; exit 1");
        Fill(film, 100);
        film.End();
        string outcome = Outcome(film);
        Assert.DoesNotContain("Saved", outcome, StringComparison.Ordinal);
        Assert.Contains("Broken encoder", outcome, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path, "film*"));
    }

    [Theory]
    [InlineData("kill -KILL $$", "ffmpeg was stopped by a signal (9)")]
    [InlineData("cat > /dev/null; kill -TERM $$", "ffmpeg was stopped by a signal (15)")]
    [InlineData("cat > /dev/null; exit 255", "ffmpeg ended with status 255 without a word")]
    public void Of_an_ffmpeg_that_ends_without_a_word_it_is_said_how(string script, string how)
    {
        using LiveFilm film = Start(script);
        Fill(film, 20);
        film.End();
        Assert.Equal($"{folder["film.mp4"]} cannot be encoded: {how}.", Outcome(film));
        Assert.Empty(Directory.GetFiles(folder.Path, "film*"));
    }

    [Fact]
    public void Where_the_current_folder_is_gone_ffmpeg_works_in_that_of_the_film()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There a current folder cannot be taken away.");
        string current = Environment.CurrentDirectory;
        Directory.CreateDirectory(folder["gone"]);
        try
        {
            Environment.CurrentDirectory = folder["gone"];
            Directory.Delete(folder["gone"]);
            using LiveFilm film = Start("for last; do :; done; cat > \"$last\"; pwd > where");
            Fill(film, 3);
            film.End();
            Assert.Equal($"Saved {folder["film.mp4"]}", Outcome(film));
            Assert.Equal(folder.Path, File.ReadAllText(folder["where"]).Trim());
        }
        finally
        {
            Environment.CurrentDirectory = current;
        }
    }

    [Fact]
    public void An_ffmpeg_that_says_the_disk_is_full_is_believed()
    {
        using LiveFilm film = Start("cat > /dev/null; echo 'av_interleaved_write_frame(): No space left on device' >&2; exit 1");
        Fill(film, 3);
        film.End();
        string outcome = Outcome(film);
        Assert.Contains("the disk is full", outcome, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path, "film*"));
    }

    [Fact]
    public void An_ffmpeg_that_never_ends_the_file_is_given_up()
    {
        using LiveFilm film = Start("cat > /dev/null; exec sleep 1000", patience: TimeSpan.FromSeconds(1));
        Fill(film, 3);
        film.End();
        Assert.StartsWith("The film is lost", Outcome(film), StringComparison.Ordinal);
    }

    [Fact]
    public void An_ffmpeg_that_cannot_keep_up_gets_what_there_is_and_the_film_says_so()
    {
        // takes its first picture only when the file says so
        using LiveFilm film = Start(
            $"while [ ! -e {folder["go"]} ]; do sleep 0.05; done; for last; do :; done; cat > \"$last\"",
            patience: TimeSpan.FromMinutes(2), most: 1 << 20);
        Fill(film, 400);
        Assert.False(film.IsFilming);
        File.WriteAllText(folder["go"], "");
        Assert.Equal(
            $"The film has ended, as ffmpeg could not keep up. Saved what there was: {folder["film.mp4"]}", Outcome(film));
        Assert.True(new FileInfo(folder["film.mp4"]).Length > 0);
    }

    [Fact]
    public void When_the_program_ends_the_film_is_completed_or_given_up()
    {
        using (LiveFilm film = Start("for last; do :; done; cat > \"$last\""))
        {
            Fill(film, 3);
            Assert.Equal($"Saved {folder["film.mp4"]}", film.Finish(TimeSpan.FromMinutes(2)));
        }

        File.Delete(folder["film.mp4"]);
        using LiveFilm stopped = Start("kill -STOP $$");
        Fill(stopped, 3);
        Assert.StartsWith("The film is lost: ", stopped.Finish(TimeSpan.FromMilliseconds(100)), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path, "film*"));
    }

    private static void Fill(LiveFilm film, int pictures)
    {
        byte[] picture = new byte[64 * 64 * 4];
        for (int i = 0; i < pictures && film.IsFilming; i++)
        {
            picture[0]++;
            film.Add(picture);
            Thread.Sleep(20); // one of each sixtieth of a second
        }
    }

    private static string Outcome(LiveFilm film)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(4); Thread.Sleep(10))
        {
            if (film.Outcome is { } outcome)
            {
                return outcome;
            }
        }

        throw new TimeoutException("The film has no outcome.");
    }

    private LiveFilm Start(string script, TimeSpan? patience = null, long most = PictureQueue.Most)
    {
        string path = folder["ffmpeg"];
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Environment.SetEnvironmentVariable("PATH", $"{folder.Path}:{before}");
        return LiveFilm.Start(Size, folder["film.mp4"], patience ?? TimeSpan.FromMinutes(2), most);
    }
}
