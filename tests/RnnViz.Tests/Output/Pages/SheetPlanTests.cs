using RnnViz.Engine.Geometry;
using RnnViz.Output.Pages;

namespace RnnViz.Tests.Output.Pages;

public sealed class SheetPlanTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(11)]
    [InlineData(87)]
    [InlineData(500)]
    public void Pictures_and_captions_stand_on_the_sheet_and_not_on_one_another(int count)
    {
        var plan = new SheetPlan(count, new Extent(960, 540));
        var sheet = new Box(0, 0, plan.Size.Width, plan.Size.Height);
        Assert.InRange(plan.Size.Width, 1, 4096);
        Box[] boxes = [plan.Title, .. Enumerable.Range(0, count).SelectMany(i => (Box[])[plan.PictureBox(i), plan.CaptionBox(i)])];
        Assert.All(boxes, box => Assert.True(sheet.Encloses(box), $"{box} is not on {sheet}"));
        for (int i = 0; i < boxes.Length; i++)
        {
            Assert.DoesNotContain(boxes.Skip(i + 1), other => other.Overlaps(boxes[i]));
        }
    }

    [Fact]
    public void Pictures_stand_on_whole_pixels_in_their_proportions()
    {
        var plan = new SheetPlan(11, new Extent(960, 540));
        Assert.All(Enumerable.Range(0, 11).Select(plan.PictureBox), box =>
        {
            Assert.Equal(box.Snapped(), box);
            Assert.Equal(960f / 540, box.Width / box.Height, 0.01f);
        });
    }
}
