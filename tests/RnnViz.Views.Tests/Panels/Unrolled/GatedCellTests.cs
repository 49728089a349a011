using System.Globalization;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Hover;
using RnnViz.Views.Layout;
using RnnViz.Views.Panels.Unrolled;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Panels.Unrolled;

/// <summary>The unrolled LSTM and GRU: bars, arrows, gains and tips have the numbers of the step.</summary>
public sealed class GatedCellTests
{
    private static readonly Theme Theme = ThemeCatalog.Light;

    [Theory]
    [InlineData(CellKind.Lstm, PanelKey.None, "fio")]
    [InlineData(CellKind.Lstm, PanelKey.Unrolled, "figo")]
    [InlineData(CellKind.Gru, PanelKey.None, "rzn")]
    [InlineData(CellKind.Gru, PanelKey.Unrolled, "rzn")]
    public void Every_bar_is_as_high_as_the_mean_of_its_gate_over_the_units_of_the_sequence(CellKind cell, PanelKey focus, string letters)
    {
        Stage stage = Recall(cell, focus);
        PreparedStep step = stage.Training.Step;
        UnrolledPanel panel = Panel(stage);
        (int first, int last) = panel.Shown;
        DrawnShape[] shapes = [.. stage.Draw().Shapes.Where(shape => panel.Bounds.Encloses(shape.Bounds))];
        int[] tracks = [.. Enumerable.Range(0, shapes.Length).Where(i => shapes[i] is { Kind: "box" } shape && shape.Color == Theme.Quiet)];
        Assert.Equal((last - first + 1) * letters.Length, tracks.Length);
        for (int i = 0; i < tracks.Length; i++)
        {
            (int t, char letter) = (first + i / letters.Length, letters[i % letters.Length]);
            Box track = shapes[tracks[i]].Bounds, filled = shapes[tracks[i] + 1].Bounds;
            double mean = MeanOf(step, letter, t);
            Assert.Equal(Theme.Forward, shapes[tracks[i] + 1].Color);
            if (letter is 'g' or 'n')
            {
                Assert.Equal(Math.Abs(mean) / 2, filled.Height / track.Height, 1e-4);
                Assert.Equal(track.Center.Y, mean > 0 ? filled.Bottom : filled.Y, 1e-2);
            }
            else
            {
                Assert.Equal(mean, filled.Height / track.Height, 1e-4);
                Assert.Equal(track.Bottom, filled.Bottom, 1e-2);
            }
        }
    }

    [Theory]
    [InlineData(CellKind.Lstm, "figo")]
    [InlineData(CellKind.Gru, "rzn")]
    public void A_cell_with_the_window_to_itself_has_the_means_as_numbers_and_every_letter(CellKind cell, string letters)
    {
        Stage stage = Recall(cell, PanelKey.Unrolled);
        UnrolledPanel panel = Panel(stage);
        string[] texts = [.. stage.Draw().Texts.Select(text => text.Text)];
        for (int t = panel.Shown.First; t <= panel.Shown.Last; t++)
        {
            foreach (char letter in letters)
            {
                Assert.Contains(MeanOf(stage.Training.Step, letter, t).ToString("F2", CultureInfo.InvariantCulture), texts);
            }
        }

        Assert.All(letters, letter => Assert.Equal(panel.Shown.Last - panel.Shown.First + 1, texts.Count(text => text == $"{letter}")));
    }

    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void Arrows_back_are_as_thick_as_the_logarithm_of_the_norm_to_which_they_lead_on_each_line(CellKind cell)
    {
        Stage stage = Recall(cell, PanelKey.None);
        PreparedStep step = stage.Training.Step;
        (int first, int last) = Panel(stage).Shown;
        var canvas = new TranscriptCanvas(stage.Size, Stage.Fonts);
        stage.DrawOn(canvas);
        float[] drawn =
        [
            .. canvas.Commands.Where(command => command.StartsWith("line ") && command.EndsWith(Theme.Backward.ToString()))
                .Select(command => command[..^(Theme.Backward.ToString().Length + 1)].Split(' ')[^1])
                .Select(thickness => float.Parse(thickness, CultureInfo.CurrentCulture)),
        ];
        float unit = stage.Appearance.PanelLook.Unit;
        List<float> expected = [];
        for (int t = first; t < last; t++)
        {
            if (step.HasCell)
            {
                expected.Add(Thickness(step.CellGradientNorms[t - 1]));
            }

            expected.Add(Thickness(step.HiddenGradientNorms[t - 1]));
        }

        Assert.Equal(expected, drawn);

        float Thickness(double norm) => (1 + 3.5f * (float)stage.Scales.Norm.Position(norm)) * unit;
    }

    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void The_gain_of_each_line_is_written_between_the_cells(CellKind cell)
    {
        Stage stage = Recall(cell, PanelKey.None);
        PreparedStep step = stage.Training.Step;
        UnrolledPanel panel = Panel(stage);
        (int first, int last) = panel.Shown;
        string[] gains =
        [
            .. stage.Draw().Texts.Where(text => text.Text.StartsWith('×') && panel.Bounds.Contains(text.Bounds.Center))
                .Select(text => text.Text),
        ];
        string[] expected =
        [
            .. Enumerable.Range(first, last - first).SelectMany(t =>
                (double[])(step.HasCell ? [step.CellGain(t), step.Gain(t)] : [step.Gain(t)])).Select(Written),
        ];
        Assert.Equal(expected, gains);
    }

    [Fact]
    public void An_arrow_along_c_is_pale_until_the_walk_has_come_to_its_own_gradient()
    {
        Stage stage = Recall(CellKind.Lstm, PanelKey.None);
        stage.Training.Walk.Granularity = Granularity.Term;
        stage.Training.Walk.GoTo(new Cursor(stage.Training.Walk.Cursor.Iteration, Phase.Backward, 10, Term.HiddenGradient));
        Assert.Equal((1, 0), ArrowsTo(10));
        stage.Training.Walk.Forward();
        Assert.Equal(Term.CellGradient, stage.Training.Walk.Cursor.Term);
        Assert.Equal((1, 1), ArrowsTo(10));

        // how many of both arrows that lead to t are in full colour: along h, along c
        (int AlongHidden, int AlongCell) ArrowsTo(int t)
        {
            stage.Frames(30); // until the spark has gone
            UnrolledPanel panel = Panel(stage);
            DrawnShape[] heads = [.. stage.Draw().Shapes.Where(shape => shape.Kind == "triangle" && shape.Color == Theme.Backward
                && panel.TimestepAt(shape.Bounds.Center) == t)];
            return (heads.Count(head => head.Bounds.Y > panel.Bounds.Center.Y), heads.Count(head => head.Bounds.Y < panel.Bounds.Center.Y));
        }
    }

    [Fact]
    public void Tips_over_a_full_LSTM_name_every_node_bar_and_line_with_its_numbers()
    {
        Stage stage = Recall(CellKind.Lstm, PanelKey.Unrolled);
        PreparedStep step = stage.Training.Step;
        int t = Panel(stage).Shown.Last - 1, before = t - 1;
        Dictionary<string, string> tips = Tips(stage, t);
        Box(tips, "f" + At(t), Three(MeanOf(step, 'f', t)));
        Box(tips, "g" + At(t), Three(MeanOf(step, 'g', t)));
        double kept = Norm(step, unit => Gate(step, 'f', t, unit) * step.CellStateAt(before, unit, 0));
        double written = Norm(step, unit => Gate(step, 'i', t, unit) * Gate(step, 'g', t, unit));
        double cell = Norm(step, unit => step.CellStateAt(t, unit, 0)), old = Norm(step, unit => step.CellStateAt(before, unit, 0));
        double hidden = Norm(step, unit => step.HiddenAt(t, unit, 0));
        Assert.Equal($"norm {Three(kept)}, of {Three(old)}", tips[$"f{At(t)} ⊙ c{At(before)}"]);
        Assert.Equal($"norm {Three(written)}", tips[$"i{At(t)} ⊙ g{At(t)}"]);
        Assert.Equal($"norm {Three(cell)}: kept {Three(kept)}, new {Three(written)}",
            tips[$"c{At(t)} = f{At(t)} ⊙ c{At(before)} + i{At(t)} ⊙ g{At(t)}"]);
        Assert.Equal($"norm {Three(Norm(step, unit => Math.Tanh(step.CellStateAt(t, unit, 0))))}", tips[$"tanh(c{At(t)})"]);
        Assert.Equal($"norm {Three(hidden)}", tips[$"h{At(t)} = o{At(t)} ⊙ tanh(c{At(t)})"]);
        Assert.StartsWith($"norm {Three(cell)}, units from ", tips[$"cell state c{At(t)}"]);
        Assert.StartsWith($"norm {Three(hidden)}, units from ", tips[$"hidden state h{At(t)}"]);
        Assert.EndsWith($" = ×{Three(step.CellGain(before))}", tips[$"gain ‖∂L/∂c{At(before)}‖ / ‖∂L/∂c{At(t)}‖"]);
        Assert.EndsWith($" = ×{Three(step.Gain(before))}", tips[$"gain ‖∂L/∂h{At(before)}‖ / ‖∂L/∂h{At(t)}‖"]);
    }

    [Fact]
    public void Tips_over_a_full_GRU_name_every_node_bar_and_line_with_its_numbers()
    {
        Stage stage = Recall(CellKind.Gru, PanelKey.Unrolled);
        PreparedStep step = stage.Training.Step;
        int t = Panel(stage).Shown.Last - 1, before = t - 1;
        Dictionary<string, string> tips = Tips(stage, t);
        Box(tips, "z" + At(t), Three(MeanOf(step, 'z', t)));
        double kept = Norm(step, unit => Gate(step, 'z', t, unit) * step.HiddenAt(before, unit, 0));
        double renewed = Norm(step, unit => (1 - Gate(step, 'z', t, unit)) * Gate(step, 'n', t, unit));
        double hidden = Norm(step, unit => step.HiddenAt(t, unit, 0)), old = Norm(step, unit => step.HiddenAt(before, unit, 0));
        Assert.Equal($"norm {Three(kept)}, of {Three(old)}", tips[$"z{At(t)} ⊙ h{At(before)}"]);
        Assert.Equal($"norm {Three(renewed)}", tips[$"(1 − z{At(t)}) ⊙ n{At(t)}"]);
        Assert.Equal($"norm {Three(hidden)}: kept {Three(kept)}, new {Three(renewed)}",
            tips[$"h{At(t)} = (1 − z{At(t)}) ⊙ n{At(t)} + z{At(t)} ⊙ h{At(before)}"]);
        Assert.Equal($"r in the mean {Three(MeanOf(step, 'r', t))}", tips[$"r{At(t)} ⊙ (Whn h{At(before)} + bhn)"]);
        Assert.StartsWith($"norm {Three(hidden)}, units from ", tips[$"hidden state h{At(t)}"]);
    }

    private static void Box(Dictionary<string, string> tips, string gate, string mean) =>
        Assert.StartsWith($"{mean}, units from ", tips[$"{gate}, mean over 8 units"]);

    /// <summary>All that is said within the column of a timestep, each name with its value.</summary>
    private static Dictionary<string, string> Tips(Stage stage, int t)
    {
        UnrolledPanel panel = Panel(stage);
        var tips = new Dictionary<string, string>();
        for (float y = panel.Bounds.Y; y < panel.Bounds.Bottom; y += 2)
        {
            for (float x = panel.Bounds.X; x < panel.Bounds.Right; x += 2)
            {
                var text = new HoverText(
                    new char[HoverText.Capacity], new char[HoverText.Capacity], new char[HoverText.Capacity]);
                if (panel.TimestepAt(new Point(x, y)) == t && panel.TryDescribe(new Point(x, y), ref text))
                {
                    tips[text.Name.Span.ToString()] = text.Value.Span.ToString();
                }
            }
        }

        return tips;
    }

    private static double MeanOf(PreparedStep step, char letter, int t)
    {
        double sum = 0;
        for (int unit = 0; unit < step.HiddenUnits; unit++)
        {
            sum += Gate(step, letter, t, unit);
        }

        return sum / step.HiddenUnits;
    }

    private static double Gate(PreparedStep step, char letter, int t, int unit) =>
        step.GateAt(step.Gates.IndexOf(letter), t, unit, 0);

    private static double Norm(PreparedStep step, Func<int, double> value) =>
        Math.Sqrt(Enumerable.Range(0, step.HiddenUnits).Sum(unit => value(unit) * value(unit)));

    private static string At(int index) =>
        string.Concat(index.ToString(CultureInfo.InvariantCulture).Select(digit => (char)('₀' + (digit - '0'))));

    private static string Three(double number)
    {
        var text = new TextLine(stackalloc char[24]);
        text.Add3(number);
        return text.Span.ToString();
    }

    private static string Written(double gain)
    {
        var text = new TextLine(stackalloc char[24]);
        text.Add("×");
        if (gain is >= 0.005 and < 99.5)
        {
            text.AddFixed(gain, gain < 9.995 ? 2 : 1);
        }
        else
        {
            text.Add3(gain);
        }

        return text.Span.ToString();
    }

    private static UnrolledPanel Panel(Stage stage) => stage.Root.Lesson.Children.OfType<UnrolledPanel>().Single();

    private static Stage Recall(CellKind cell, PanelKey focus)
    {
        Stage stage = GatedCase.Paused(GatedCase.Recall(cell), width: 1600, height: 900);
        stage.View.Focus = focus;
        stage.Frames(1);
        return stage;
    }
}
