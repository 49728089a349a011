namespace RnnViz.Tests.Output;

/// <summary>What other programs make of our figures.</summary>
public sealed class FigureRasterTests
{
    [Fact]
    public void Scratch()
    {
        string folder = "/tmp/w/vecf/figs";
        Directory.CreateDirectory(folder);
        foreach (string lesson in new[] { "hello", "vanishing" })
        {
            foreach (LessonFigure figure in LessonFigure.Of(lesson, 20))
            {
                File.WriteAllText(Path.Combine(folder, figure.Name + ".svg"), figure.Svg);
                File.WriteAllBytes(Path.Combine(folder, figure.Name + ".pdf"), figure.Pdf);
                var all = new byte[4 * figure.Painted.Width * figure.Painted.Height];
                for (int i = 0; i < all.Length / 4; i++)
                {
                    figure.Painted.Pixels.AsSpan(3 * i, 3).CopyTo(all.AsSpan(4 * i));
                }

                File.WriteAllBytes(Path.Combine(folder, figure.Name + ".png"), RnnViz.Engine.Figures.Png.Encode(all, figure.Painted.Width, figure.Painted.Height, true, new("t", "d", "{}")));
            }
        }
    }
}
