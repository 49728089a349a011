using RnnViz.Engine.Geometry;
using RnnViz.Rendering;

namespace RnnViz.Tests.Rendering;

/// <summary>A film runs as fast as time did. By itself, as it takes the PATH away for a moment.</summary>
[CollectionDefinition(nameof(FilmTests), DisableParallelization = true)]
[Collection(nameof(FilmTests))]
public sealed class FilmTests
{
    [Fact]
    public void A_picture_is_written_as_often_as_time_has_passed()
    {
        var taken = new MemoryStream();
        var film = new Film(taken);
        byte[] first = [1, 2, 3, 4], second = [5, 6, 7, 8];
        film.Add(first, TimeSpan.Zero);
        film.Add(first, TimeSpan.FromMilliseconds(10)); // the same thirtieth of a second: once is enough
        film.Add(second, TimeSpan.FromMilliseconds(101)); // a frame that took long stands for three
        Assert.Equal(4, film.Written);
        Assert.Equal([.. first, .. second, .. second, .. second], taken.ToArray());
    }

    [Fact]
    public void Without_an_encoder_the_error_says_what_to_install()
    {
        string? before = Environment.GetEnvironmentVariable("PATH");
        try
        {
            Environment.SetEnvironmentVariable("PATH", "");
            IOException error = Assert.Throws<IOException>(() => Film.Start(new Extent(2, 2), "never.mp4", _ => { }));
            Assert.Contains("ffmpeg", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", before);
        }
    }
}
