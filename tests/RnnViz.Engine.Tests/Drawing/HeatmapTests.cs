using RnnViz.Engine.Drawing;

namespace RnnViz.Engine.Tests.Drawing;

public sealed class HeatmapTests
{
    [Fact]
    public void A_new_heatmap_is_empty_and_all_changed()
    {
        var map = new Heatmap(3, 2);
        Assert.All(map.Cells.ToArray(), cell => Assert.Equal(HeatCode.Empty, cell));
        Assert.Equal((0, 2), map.TakeChangedRows());
        Assert.Equal((0, 0), map.TakeChangedRows());
    }

    [Fact]
    public void Only_rows_written_since_the_last_call_are_reported()
    {
        var map = new Heatmap(2, 10);
        map.TakeChangedRows();
        map[1, 7] = 0.5f;
        map.EditRow(4)[0] = 0.25f;
        Assert.Equal((4, 8), map.TakeChangedRows());
        Assert.Equal(0.5f, map[1, 7]);
    }
}
