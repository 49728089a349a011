using System.Xml.Linq;
using RnnViz.EndToEnd.Tests.Pictures;

namespace RnnViz.EndToEnd.Tests.Pages;

/// <summary>The contact sheet: all moments of a lesson on one picture.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ContactSheetTests(PageFixture pages)
{
    private static readonly string[] Arguments = ["two-timesteps", "--walk", "0", "--step", "phase"];

    private static readonly string[] Places =
        ["Iteration 0, forward, t = 2", "Iteration 0, loss", "Iteration 0, backward, t = 1", "Iteration 0, update"];

    [Fact]
    public void As_SVG_and_PDF_it_has_every_place_as_text()
    {
        XDocument sheet = XDocument.Load(pages.File("--contact-sheet", ".svg", Arguments));
        string text = string.Join('\n', sheet.Descendants().Where(node => node.Name.LocalName == "text").Select(node => node.Value));
        (int count, string printed) = BrowserTab.ReadPdf(pages.File("--contact-sheet", ".pdf", Arguments));
        Assert.Equal(1, count);
        Assert.All(Places, place =>
        {
            Assert.Contains(place, text, StringComparison.Ordinal);
            Assert.Contains(place, printed, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void As_PNG_it_has_the_size_of_the_vector_picture_and_a_picture_in_each_place()
    {
        Picture sheet = PngReader.Read(pages.File("--contact-sheet", ".png", Arguments));
        XElement vector = XDocument.Load(pages.File("--contact-sheet", ".svg", Arguments)).Root!;
        Assert.Equal($"0 0 {sheet.Width} {sheet.Height}", vector.Attribute("viewBox")!.Value);

        // four pictures, two in a row: each quarter has several colours
        for (int quarter = 0; quarter < Places.Length; quarter++)
        {
            var colors = new HashSet<(byte, byte, byte)>();
            for (int y = 0; y < sheet.Height / 2; y += 3)
            {
                for (int x = 0; x < sheet.Width / 2; x += 3)
                {
                    int pixel = (y + quarter / 2 * (sheet.Height / 2)) * sheet.Width + x + quarter % 2 * (sheet.Width / 2);
                    ReadOnlySpan<byte> color = sheet.Pixels.AsSpan(pixel * Picture.Channels, Picture.Channels);
                    colors.Add((color[0], color[1], color[2]));
                }
            }

            Assert.InRange(colors.Count, 20, int.MaxValue);
        }
    }
}
