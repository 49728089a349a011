using RnnViz.Engine.Geometry;
using RnnViz.Output;

namespace RnnViz.Tests.Output;

/// <summary>A film runs as fast as time did. By itself, as it takes the PATH away for a moment.</summary>
[CollectionDefinition(nameof(FilmTests), DisableParallelization = true)]
[Collection(nameof(FilmTests))]
public sealed class FilmTests
{
    [Fact]
    public void A_picture_is_written_as_often_as_the_time_that_it_was_shown_asks_for()
    {
        var taken = new MemoryStream();
        var film = new Film((picture, times) =>
        {
            for (int i = 0; i < times; i++)
            {
                taken.Write(picture);
            }
        });
        byte[] first = [1, 2, 3, 4], second = [5, 6, 7, 8];
        film.Add(first, TimeSpan.Zero);
        film.Add(first, TimeSpan.FromMilliseconds(5)); // the same sixtieth of a second
        film.Add(second, TimeSpan.FromMilliseconds(50));
        film.Complete(TimeSpan.FromMilliseconds(100));
        Assert.Equal([.. first, .. first, .. first, .. second, .. second, .. second], taken.ToArray());
    }

    [Theory]
    [InlineData(60)]
    [InlineData(37)]
    [InlineData(7)]
    public void Ten_seconds_are_600_pictures_however_many_were_shown(int shownInASecond)
    {
        int taken = 0;
        var film = new Film((_, times) => taken += times);
        for (int i = 0; i < 10 * shownInASecond; i++)
        {
            film.Add([1, 2, 3, 4], TimeSpan.FromSeconds((double)i / shownInASecond));
        }

        film.Complete(TimeSpan.FromSeconds(10));
        Assert.Equal((600, 600), (taken, film.Written));
    }

    [Fact]
    public void A_film_that_ends_at_once_has_one_picture()
    {
        int taken = 0;
        var film = new Film((_, times) => taken += times);
        film.Add([1, 2, 3, 4], TimeSpan.Zero);
        film.Complete(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, taken);
    }

    [Theory]
    [InlineData("never.mp4")]
    [InlineData("never.webm")]
    [InlineData("never.gif")]
    public void Without_an_encoder_one_sentence_says_what_to_install_and_no_file_is_there(string name)
    {
        string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;
        string? before = Environment.GetEnvironmentVariable("PATH");
        try
        {
            Environment.SetEnvironmentVariable("PATH", "");
            OutputException error = Assert.Throws<OutputException>(
                () => new FilmEncoder(Path.Combine(folder, name), force: false, new Extent(2, 2), 30));
            Assert.EndsWith($"{name} needs ffmpeg, which is not installed; install the package ffmpeg and try again.", error.Message);
            Assert.Empty(Directory.GetFiles(folder));
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", before);
            Directory.Delete(folder, recursive: true);
        }
    }
}
