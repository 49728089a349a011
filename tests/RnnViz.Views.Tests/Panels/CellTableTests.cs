using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Quantities;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Views.Tests.Panels;

/// <summary>The table of a cell as the panels need it: what they typeset, and what stands in which picture.</summary>
public sealed class CellTableTests
{
    [Theory]
    [InlineData("two-timesteps")]
    [InlineData("hello")]
    [InlineData("window-of-three")]
    [InlineData("adding-problem")]
    public void Every_symbol_and_every_equation_typesets(string lesson)
    {
        var stage = new Stage(lesson);
        foreach (bool isBrief in (bool[])[false, true])
        {
            var table = VanillaTable.Of(stage.Training.Walk, isBrief);
            foreach (Quantity quantity in table.Quantities)
            {
                foreach (int t in (int[])[0, 1, stage.Training.Step.Timesteps])
                {
                    Require(stage, quantity.SymbolAt(t, isTransposed: false), t);
                    Require(stage, quantity.SymbolAt(t, isTransposed: true), t);
                    Require(stage, quantity.NormSymbol, t);
                }

                Require(stage, quantity.PreviousNormSymbol, 2);
                Require(stage, quantity.NextNormSymbol, 1);
            }

            foreach (StepEquation equation in table.Terms.SelectMany(row => row.Equations))
            {
                for (int t = 0; t <= stage.Training.Step.Timesteps; t++)
                {
                    Require(stage, equation.NotationAt(t) ?? equation.Result.Quantity.Symbol, t);
                }
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_equation_begins_with_the_symbol_of_what_it_computes_or_adds_to(bool isBrief)
    {
        var table = VanillaTable.Of(new Stage("hello").Training.Walk, isBrief);
        foreach (TermEquations row in table.Terms.Where(row => row.Place.Phase < Phase.Update))
        {
            foreach (StepEquation equation in row.Equations)
            {
                string symbol = row.Place.Term == Term.BackpropagateHidden ? VanillaQuantities.Backpropagated
                    : equation.Sums.Count > 0 ? equation.Sums[0].Symbol : equation.Result.Quantity.Symbol;
                Assert.StartsWith(symbol + " ", equation.NotationAt(1));
                // a sum names its contribution on the right
                Assert.Contains(equation.Sums.Count > 0 ? equation.Result.Quantity.Symbol : "", equation.NotationAt(1));
            }
        }
    }

    [Fact]
    public void The_marked_boxes_are_those_of_the_result_or_else_those_of_the_operands()
    {
        var stage = new Stage("two-timesteps");
        Walk walk = stage.Training.Walk;
        var table = VanillaTable.Of(walk, isBrief: true);
        VanillaQuantities q = table.Cell;
        RequireMarks(new Cursor(0, Phase.Forward, 2, Term.State), (q.Hidden, 2));
        RequireMarks(new Cursor(0, Phase.Loss, 0, Term.Losses), (q.Prediction, 1), (q.Prediction, 2));
        RequireMarks(new Cursor(0, Phase.Backward, 2, Term.OutputError), (q.OutputError, 2));
        RequireMarks(new Cursor(0, Phase.Backward, 1, Term.HiddenGradient), (q.HiddenGradient, 1));
        RequireMarks(new Cursor(0, Phase.Backward, 1, Term.Delta), (q.Delta, 1));
        RequireMarks(new Cursor(0, Phase.Backward, 1, Term.RecurrentTerm), (q.Delta, 1), (q.Hidden, 0));
        RequireMarks(new Cursor(0, Phase.Backward, 2, Term.InputTerm), (q.Delta, 2), (q.Input, 2));
        RequireMarks(new Cursor(0, Phase.Backward, 2, Term.OutputTerm), (q.OutputError, 2), (q.Hidden, 2));
        RequireMarks(new Cursor(0, Phase.Backward, 2, Term.BackpropagateHidden), (q.Delta, 2));
        RequireMarks(new Cursor(0, Phase.Update, 0, Term.Update));

        void RequireMarks(Cursor place, params (Quantity, int)[] expected)
        {
            walk.GoTo(place);
            (Quantity, int)[] marked =
            [
                .. table.Boxes.SelectMany(box => Enumerable.Range(0, 3).Select(t => (box, t))).Where(at => table.IsMarked(at.box, at.t)),
            ];
            // ŷ of no timestep 0 is drawn
            Assert.Equal(expected.Order(ByName), marked.Where(at => at.Item1 != q.Prediction || at.Item2 > 0).Order(ByName));
        }
    }

    private static Comparer<(Quantity Quantity, int Timestep)> ByName { get; } =
        Comparer<(Quantity Quantity, int Timestep)>.Create(
            (a, b) => (a.Quantity.Name, a.Timestep).CompareTo((b.Quantity.Name, b.Timestep)));

    private static void Require(Stage stage, string notation, int t) =>
        Assert.True(stage.Appearance.Formulas.Of(Stage.Fonts, notation, 17, t).Width > 0, $"{notation} at {t}");
}
