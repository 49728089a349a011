using System.Globalization;
using RnnViz.Engine.Text;
using RnnViz.Views.Panels.Geometry;

namespace RnnViz.Views.Tests.Panels.Geometry;

/// <summary>The scale of the colours of a loss surface.</summary>
public sealed class SurfacePictureTests
{
    [Fact]
    public void Every_loss_beside_the_colours_is_told_from_the_next_and_is_that_of_its_line()
    {
        var picture = new SurfacePicture();
        foreach (double loss in (double[])[1e-300, 1.9e-15, 2.45e-5, 2.5e-4, 0.693, 9.99, 12.3, 456, 9.9e4, 3e8, 1e300])
        {
            foreach (double ratio in (double[])[1, 1.0001, 1.05, 1.3, 2, 10, 1e3, 1e6])
            {
                picture.ChooseRange([Math.Log10(loss), Math.Log10(loss) + Math.Log10(ratio)]);
                Check(picture, $"{loss} to {ratio} times it");
            }
        }
    }

    private static void Check(SurfacePicture picture, string where)
    {
        int count = (int)Math.Round((picture.Range.High - picture.Range.Low) / picture.Step);
        Assert.True(count > 0, where);
        string before = "";
        for (int i = 0; i <= count; i++)
        {
            var line = new TextLine(new char[16]);
            picture.AddLevel(ref line, i, isBrief: false);
            string label = line.Span.ToString();
            Assert.True(label != before, $"{where}: {label} twice");
            double read = Math.Log10(double.Parse(label, CultureInfo.InvariantCulture));
            Assert.True(Math.Abs(read - picture.Level(i)) <= picture.Step / 2, $"{where}: {label} stands at 10^{picture.Level(i)}");
            before = label;
        }
    }
}
