using RnnViz.Engine.Geometry;
using RnnViz.Output;

namespace RnnViz.Tests.Output;

/// <summary>Films whose encoders would take more than a gigabyte are refused, and usual ones are made.</summary>
public sealed class FilmMemoryTests
{
    [Fact]
    public void A_film_that_is_too_large_is_refused_with_what_it_would_take() => Assert.Equal(
        "A film of 8000 x 8000 pixels would take ffmpeg 5268 MB of memory, and 900 MB are the most; make it smaller.",
        FilmMemory.Problem([new Extent(8000, 8000)]));

    [Fact]
    public void Films_that_are_too_large_together_are_refused_and_may_be_made_one_after_another()
    {
        var size = new Extent(3840, 2160);
        Assert.StartsWith("2 films at once, of up to 3840 x 2160 pixels, would take ffmpeg ", FilmMemory.Problem([size, size]));
        Assert.EndsWith("make them smaller, or one after another.", FilmMemory.Problem([size, size]));
    }

    [Theory]
    [InlineData(1, 3840, 2160)]
    [InlineData(1, 2160, 3840)]
    [InlineData(2, 2560, 1440)]
    [InlineData(3, 1920, 1080)]
    [InlineData(3, 1280, 720)]
    [InlineData(0, 8000, 8000)]
    public void Usual_films_are_made(int count, float width, float height) =>
        Assert.Null(FilmMemory.Problem([.. Enumerable.Repeat(new Extent(width, height), count)]));

    [Theory]
    [InlineData("mp4", "-rc-lookahead")]
    [InlineData("webm", "-lag-in-frames")]
    [InlineData("gif", "huffyuv")]
    public void Of_large_pictures_an_encoder_looks_at_few_at_once(string format, string option)
    {
        Assert.Contains(option, FilmFormats.Encoding(format, new Extent(1920, 1080), isLive: false));
        Assert.DoesNotContain(option, FilmFormats.Encoding(format, new Extent(1280, 720), isLive: false));
    }
}
