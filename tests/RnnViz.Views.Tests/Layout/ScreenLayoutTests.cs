using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Layout;

namespace RnnViz.Views.Tests.Layout;

public sealed class ScreenLayoutTests
{
    private static readonly (int Width, int Height)[] Sizes =
        [(960, 600), (1280, 720), (1366, 768), (1024, 1366), (1920, 1080), (2560, 1080), (3840, 2160)];

    public static TheoryData<int, int, float, bool> Grid()
    {
        var data = new TheoryData<int, int, float, bool>();
        foreach ((int width, int height) in Sizes)
        {
            foreach (float scale in new[] { 0.75f, 1, 4 / 3f, 2 })
            {
                foreach (bool hasTask in new[] { true, false })
                {
                    data.Add(width, height, scale, hasTask);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Grid))]
    public void Panels_lie_on_the_screen_and_apart(int width, int height, float scale, bool hasTask)
    {
        ScreenLayout layout = ScreenLayout.Compute(Frame(width, height, scale), Request(hasTask));
        RequireApart(layout);
        Assert.All([layout.Unrolled, layout.Bptt], box =>
            Assert.True(box.Width > 0, "the least of the screen is the unrolled network and the equations"));
        Assert.True(hasTask || layout.Task.Width == 0);
    }

    [Theory]
    [MemberData(nameof(Grid))]
    public void Chosen_panels_are_there_and_no_other_and_apart(int width, int height, float scale, bool hasTask)
    {
        foreach (PanelName[] chosen in (PanelName[][])[
            [PanelName.Flow], [PanelName.Unrolled, PanelName.Flow], [PanelName.Flow, PanelName.Spectrum],
            [PanelName.Loss, PanelName.GradientNorm], [PanelName.Equations, PanelName.Hidden, PanelName.Controls, PanelName.Training]])
        {
            ScreenLayout layout = ScreenLayout.Compute(
                Frame(width, height, scale), Request(hasTask) with { Only = chosen, Strip = 40, Focus = PanelKey.None });
            RequireApart(layout);
            Assert.Equal(chosen.Order(), PanelNames.All.Where(name => layout[name].Width > 0));
            Box[] rows = [.. chosen.Where(PanelNames.IsTimeRow).Select(name => layout[name])];
            Assert.All(rows, row => Assert.Equal((rows[0].X, rows[0].Width), (row.X, row.Width)));
        }
    }

    [Theory]
    [MemberData(nameof(Grid))]
    public void Panels_that_matter_never_leave_and_the_hidden_ones_are_listed(int width, int height, float scale, bool hasTask)
    {
        foreach (PanelName[] matter in (PanelName[][])[
            [PanelName.Spectrum, PanelName.Controls, PanelName.Flow], [PanelName.Hidden, PanelName.Gradient, PanelName.Training],
            [PanelName.Controls, PanelName.Loss, PanelName.GradientNorm, PanelName.Spectrum, PanelName.Equations, PanelName.Unrolled]])
        {
            ScreenLayout layout = ScreenLayout.Compute(Frame(width, height, scale), Request(hasTask) with { Panels = matter });
            RequireApart(layout);
            Assert.All(matter, name => Assert.True(layout[name].Width > 0, $"{name} has left"));
            Assert.Equal(
                PanelNames.All.Where(name => layout[name].Width == 0 && Request(hasTask).Has(name)), layout.NotShown);
            Assert.Equal(layout.NotShown.Count > 0, layout.Footer.Height > 0);
        }
    }

    [Theory]
    [InlineData(1280, 720, 1)]
    [InlineData(1920, 1080, 1)]
    [InlineData(3840, 2160, 1)]
    [InlineData(1280, 1024, 0)]
    public void Every_panel_but_at_most_one_has_its_place_at_scale_one(int width, int height, int hidden)
    {
        ScreenLayout layout = ScreenLayout.Compute(Frame(width, height, 1), Request(true));
        Assert.Equal(((PanelName[])[PanelName.Training]).Take(hidden), layout.NotShown);
        Assert.Equal(hidden > 0, layout.Footer.Height > 0);
    }

    [Theory]
    [MemberData(nameof(Grid))]
    public void The_panels_of_gated_lessons_lie_apart_and_those_that_matter_are_there(int width, int height, float scale, bool hasTask)
    {
        foreach (CellKind cell in (CellKind[])[CellKind.Lstm, CellKind.Gru])
        {
            foreach (bool isTall in new[] { false, true })
            {
                foreach (PanelName[] matter in (PanelName[][])[
                    [], [PanelName.Gates, PanelName.Flow, PanelName.Carousel], [PanelName.Hidden, PanelName.Gates, PanelName.Loss]])
                {
                    ScreenLayout layout = ScreenLayout.Compute(Frame(width, height, scale), Request(hasTask) with
                    {
                        Cell = cell,
                        IsFlowTall = isTall,
                        HasAllGates = isTall,
                        Panels = matter,
                    });
                    RequireApart(layout);
                    Assert.All(matter, name => Assert.True(layout[name].Width > 0, $"{name} has left"));
                    Assert.Equal(0, layout.Spectrum.Width);
                    Assert.DoesNotContain(PanelName.Spectrum, layout.NotShown);
                }
            }
        }
    }

    [Fact]
    public void A_vanilla_lesson_has_neither_gates_nor_carousel()
    {
        ScreenLayout layout = ScreenLayout.Compute(Frame(1280, 720, 1), Request(true));
        Assert.Equal(0, layout[PanelName.Gates].Width + layout[PanelName.Carousel].Width);
        Assert.DoesNotContain(layout.NotShown, name => name is PanelName.Gates or PanelName.Carousel);
    }

    [Fact]
    public void Each_panel_key_has_its_sign_and_its_panels()
    {
        PanelKey[] keys = [.. Enum.GetValues<PanelKey>().Skip(1)];
        Assert.Equal("1234567890UVWP", string.Concat(keys.Select(PanelNames.SignOf)));
        Assert.Equal([PanelName.Gates], PanelNames.Of(PanelKey.Gates));
        Assert.Equal([PanelName.Spectrum, PanelName.Carousel], PanelNames.Of(PanelKey.Spectrum));
        Assert.All(PanelNames.All.Where(name => name != PanelName.Controls), name => Assert.Contains(PanelNames.KeyOf(name), keys));
    }

    [Fact]
    public void The_strip_of_the_callout_lies_above_the_panels()
    {
        ScreenLayout layout = ScreenLayout.Compute(Frame(1920, 1080, 1), Request(true) with { Strip = 90 });
        Assert.Equal(90, layout.CalloutStrip.Height);
        Assert.All(PanelNames.All.Select(name => layout[name]).Where(box => box.Width > 0),
            box => Assert.True(box.Y > layout.CalloutStrip.Bottom));
    }

    [Fact]
    public void Controls_without_a_place_are_brought_to_the_front()
    {
        ScreenLayout layout = ScreenLayout.Compute(
            Frame(1280, 720, 4 / 3f), Request(true) with { Only = [PanelName.Flow], HasDrawer = true });
        Assert.True(layout.HasDrawer);
        Assert.True(layout.Controls.Overlaps(layout.Flow));
        Assert.True(layout.Room.Encloses(layout.Controls, 1));
    }

    [Fact]
    public void A_panel_alone_is_drawn_larger_than_among_all()
    {
        ScreenFrame frame = Frame(1920, 1080, 1);
        foreach (PanelKey key in Enum.GetValues<PanelKey>().Skip(1))
        {
            CellKind cell = key == PanelKey.Gates ? CellKind.Lstm : CellKind.Vanilla;
            ScreenLayout layout = ScreenLayout.Compute(
                frame, Request(true) with
                {
                    Only = PanelNames.Of(key),
                    Focus = key,
                    Cell = cell,
                    HasText = true,
                    HasRuns = true,
                    HasSurface = true,
                    HasPhase = true,
                });
            Assert.InRange(layout.PanelUnit / frame.Unit, 1.3f, 2);
        }
    }

    [Theory]
    [MemberData(nameof(Grid))]
    public void A_text_that_matters_has_its_place_and_another_where_there_is_room(int width, int height, float scale, bool hasTask)
    {
        foreach (CellKind cell in Enum.GetValues<CellKind>())
        {
            LayoutRequest request = Request(hasTask) with { Cell = cell, HasText = true };
            ScreenLayout among = ScreenLayout.Compute(Frame(width, height, scale), request);
            RequireApart(among);
            Assert.NotEqual(among[PanelName.Text].Width > 0, among.NotShown.Contains(PanelName.Text));
            ScreenLayout matters = ScreenLayout.Compute(
                Frame(width, height, scale), request with { Panels = [PanelName.Text, PanelName.Hidden] });
            RequireApart(matters);
            Assert.True(matters[PanelName.Text] is { Width: > 0, Height: > 0 } && matters.Hidden.Width > 0);
            Assert.Equal(0, ScreenLayout.Compute(
                Frame(width, height, scale), request with { Panels = [PanelName.Text], HasText = false })[PanelName.Text].Width);
        }
    }

    [Fact]
    public void The_layout_grows_with_the_window()
    {
        Assert.InRange(Frame(3840, 2160, 1).Unit / Frame(1280, 720, 1).Unit, 2.9f, 3.1f);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(400)]
    public void Columns_tile_the_axis_and_are_found_again(int timesteps)
    {
        var axis = new TimeAxis(new Box(100, 0, 770, 10), timesteps);
        for (int t = 1; t <= timesteps; t++)
        {
            Assert.Equal(t, axis.TimestepAt(axis.Center(t)));
        }

        Assert.Equal(axis.Area.Right, axis.Left(timesteps + 1), 2);
        Assert.Equal(0, axis.TimestepAt(99));
        Assert.Equal(0, axis.TimestepAt(870));
    }

    private static ScreenFrame Frame(int width, int height, float scale)
    {
        var size = new Extent(width, height);
        return ScreenFrame.Of(size, MathF.Min(scale, ScreenFrame.LargestScale(size)));
    }

    private static LayoutRequest Request(bool hasTask) => new() { Timesteps = 25, HasTask = hasTask };

    private static void RequireApart(ScreenLayout layout)
    {
        (string Name, Box Box)[] panels =
        [
            .. PanelNames.All.Select(name => (name.ToString(), layout[name])), ("strip", layout.CalloutStrip), ("footer", layout.Footer),
            ("top bar", layout.TopBar), ("transport", layout.Transport),
        ];
        panels = [.. panels.Where(panel => panel.Box.Width > 0)];
        foreach ((string name, Box box) in panels)
        {
            Assert.True(layout.Screen.Encloses(box, 0.5f), $"{name} {box} leaves the screen");
            Assert.True(box is { Width: > 60, Height: > 14 }, $"{name} {box} is too small for anything");
            foreach ((string other, Box second) in panels.Where(panel => panel.Name != name))
            {
                Assert.False(box.Inset(0.5f).Overlaps(second.Inset(0.5f)), $"{name} {box} overlaps {other} {second}");
            }
        }
    }
}
