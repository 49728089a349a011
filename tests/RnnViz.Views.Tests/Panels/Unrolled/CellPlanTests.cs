using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Panels.Unrolled;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Panels.Unrolled;

public sealed class CellPlanTests
{
    [Theory]
    [InlineData(CellKind.Lstm, "ifgo")]
    [InlineData(CellKind.Gru, "rzn")]
    public void Bars_and_nodes_of_every_size_stand_within_the_frame_and_apart(CellKind cell, string gates)
    {
        foreach (Theme theme in ThemeCatalog.All)
        {
            var look = new Look(theme, 1.5f);
            for (float column = look.Px(56); column < look.Px(700); column *= 1.15f)
            {
                for (float height = look.Px(216); height < look.Px(500); height *= 1.2f)
                {
                    foreach (bool hasOneLoss in (bool[])[false, true])
                    {
                        GatedRows rows = GatedRows.Of(new Box(0, 0, 2000, height), look, cell, column, hasOneLoss);
                        Require(CellPlan.Of(cell, gates, rows, column, look), look, $"{cell} {theme.Name} {column}×{height}");
                    }
                }
            }
        }
    }

    private static void Require(CellPlan plan, Look look, string where)
    {
        Assert.True(plan.BarTop < plan.Rows.Foot, $"{where}: bars of no height");
        for (int i = 0; i < plan.Bars.Count; i++)
        {
            float left = plan.Bars[i].X - plan.BarWidth / 2;
            Assert.True(left >= -plan.Half && left + plan.BarWidth <= plan.Half + 0.5f, $"{where}: {plan.Bars[i]} leaves the frame");
            Assert.True(i == 0 || plan.Bars[i].X - plan.Bars[i - 1].X > plan.BarWidth, $"{where}: {plan.Bars[i]} touches the bar before");
        }

        for (int i = 0; i < plan.Nodes.Count; i++)
        {
            Assert.InRange(MathF.Abs(plan.Nodes[i].At.X), 0, plan.Half);
            for (int j = 0; j < i; j++)
            {
                float apart = (plan.Nodes[i].At - plan.Nodes[j].At).Length;
                Assert.True(apart >= 1.9f * plan.Radius, $"{where}: {plan.Nodes[i].Part} and {plan.Nodes[j].Part} are {apart} apart");
            }
        }

        Assert.True(plan.Rows.FrameBottom(look) <= plan.Rows.Input, $"{where}: the frame covers the input");
    }
}
