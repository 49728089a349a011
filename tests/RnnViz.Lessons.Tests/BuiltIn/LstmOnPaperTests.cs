using RnnViz.Lessons.Files;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Quantities;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;
using static RnnViz.Lessons.Tests.BuiltIn.OnPaper;

namespace RnnViz.Lessons.Tests.BuiltIn;

/// <summary>
/// The lesson lstm-two-timesteps, done with pencil and paper: scalars only, the chain rule written out for each gate of each unit, nothing
/// of the program used. The updates are followed too, and the steps after them.
/// </summary>
public sealed class LstmOnPaperTests
{
    // of a unit: what the gates of a timestep have come to
    private sealed record Unit(double I, double F, double G, double O, double C, double H);

    // of a unit: δ^i, δ^f, δ^g, δ^o
    private sealed record Deltas(double I, double F, double G, double O);

    [Fact]
    public void Every_number_of_the_lesson_lstm_two_timesteps_is_that_of_a_derivation_on_paper()
    {
        var walk = new Walk(new TrainingSession(LessonCatalog.Load("lstm-two-timesteps")))
        {
            HonoursStops = false,
            Granularity = Granularity.Term,
        };
        PreparedStep step = walk.Session.Step;
        var table = (LstmTable)StepTable.Of(walk, isBrief: true);
        LstmQuantities q = table.Cell;

        // the weights and the data of the lesson; of each gate a row a unit: from x, from h of both units, and the bias
        double[] wi1 = [0.5, 0.4, 0.1, 0], wi2 = [-0.5, 0.2, -0.6, 0.1], wf1 = [0.2, 0.3, -0.2, 3], wf2 = [-0.4, 0.1, 0.5, -2];
        double[] wg1 = [1, 0.3, -0.5, 0.2], wg2 = [-0.8, 0.6, 0.2, -0.1], wo1 = [0.4, -0.1, 0.5, 0.5], wo2 = [0.7, -0.4, 0.3, 0];
        double[] v = [1.2, -0.9, 0.1];
        double x1 = 0.5, x2 = -1, p1 = 0.5, p2 = -0.4, m1 = 1, m2 = 1, y = -0.6, rate = 0.1;

        for (int iteration = 0; iteration < 3; iteration++)
        {
            // forward, t = 1
            Unit a1 = Forward(wi1, wf1, wg1, wo1, x1, p1, p2, m1), a2 = Forward(wi2, wf2, wg2, wo2, x1, p1, p2, m2);
            walk.GoTo(walk.Itinerary.First(iteration));
            Assert.Equal(new Cursor(iteration, Phase.Forward, 1, Term.Gates), walk.Cursor);
            Near([p1, p2], q.Hidden.ValuesAt(0));
            Near([m1, m2], q.Cell.ValuesAt(0));
            NearGates(q, 1, a1, a2);
            At(walk, Phase.Forward, 1, Term.CellState);
            Near([a1.C, a2.C], q.Cell.ValuesAt(1));
            At(walk, Phase.Forward, 1, Term.State);
            Near([Math.Tanh(a1.C), Math.Tanh(a2.C)], q.CellTanh.ValuesAt(1));
            Near([a1.H, a2.H], q.Hidden.ValuesAt(1));

            // forward, t = 2
            Unit b1 = Forward(wi1, wf1, wg1, wo1, x2, a1.H, a2.H, a1.C), b2 = Forward(wi2, wf2, wg2, wo2, x2, a1.H, a2.H, a2.C);
            At(walk, Phase.Forward, 2, Term.Gates);
            NearGates(q, 2, b1, b2);
            At(walk, Phase.Forward, 2, Term.CellState);
            Near([b1.C, b2.C], step.CellState(2));
            At(walk, Phase.Forward, 2, Term.State);
            Near([b1.H, b2.H], step.Hidden(2));

            // the loss ½ (ŷ − y)²
            double output = v[0] * b1.H + v[1] * b2.H + v[2], e = output - y;
            At(walk, Phase.Loss, 0, Term.Losses);
            Near([output], q.Prediction.ValuesAt(2));
            Near([0.5 * e * e], q.TotalLoss.ValuesAt(0));

            // backward, t = 2
            double h1 = v[0] * e, h2 = v[1] * e, s1 = 1 - Math.Tanh(b1.C) * Math.Tanh(b1.C), s2 = 1 - Math.Tanh(b2.C) * Math.Tanh(b2.C);
            double c1 = h1 * b1.O * s1, c2 = h2 * b2.O * s2;
            Deltas d1 = Backward(b1, a1.C, h1, c1), d2 = Backward(b2, a2.C, h2, c2);
            At(walk, Phase.Backward, 2, Term.OutputError);
            Near([e], q.OutputError.ValuesAt(2));
            At(walk, Phase.Backward, 2, Term.HiddenGradient);
            Near([h1, h2], q.HiddenGradient.ValuesAt(2));
            At(walk, Phase.Backward, 2, Term.CellGradient);
            Near([s1, s2], q.CellSlope.ValuesAt(2));
            Near([c1, c2], q.CellGradient.ValuesAt(2));
            Near([Length([c1, c2])], [step.CellGradientNorms[1]]);
            At(walk, Phase.Backward, 2, Term.Delta);
            NearDeltas(q, 2, d1, d2);
            At(walk, Phase.Backward, 2, Term.RecurrentTerm);
            double[] late = Outer(d1, d2, a1.H, a2.H), lateInput = Outer(d1, d2, x2), lateBias = Outer(d1, d2, 1);
            Near(late, walk.SoFar.RecurrentTerm);
            Near(late, walk.SoFar.Recurrent);
            At(walk, Phase.Backward, 2, Term.InputTerm);
            Near(lateInput, walk.SoFar.Input);
            Near(lateBias, walk.SoFar.HiddenBias);
            At(walk, Phase.Backward, 2, Term.OutputTerm);
            Near([e * b1.H, e * b2.H], walk.SoFar.Output);
            Near([e], walk.SoFar.OutputBias);

            // the two ways back: the forget gate alone, and all gates with their weights
            double k1 = b1.F * c1, k2 = b2.F * c2;
            double g1 = Back(1, d1, wi1, wf1, wg1, wo1) + Back(1, d2, wi2, wf2, wg2, wo2);
            double g2 = Back(2, d1, wi1, wf1, wg1, wo1) + Back(2, d2, wi2, wf2, wg2, wo2);
            At(walk, Phase.Backward, 2, Term.BackpropagateCell);
            Near([k1, k2], q.CellFromLater.ValuesAt(1));
            At(walk, Phase.Backward, 2, Term.BackpropagateHidden);
            Near([g1, g2], q.FromLater.ValuesAt(1));
            Near([d1.I * wi1[1] + d2.I * wi2[1], d1.I * wi1[2] + d2.I * wi2[2]], q.InputGate.FromLater.ValuesAt(1));
            Near([d1.F * wf1[1] + d2.F * wf2[1], d1.F * wf1[2] + d2.F * wf2[2]], q.ForgetGate.FromLater.ValuesAt(1));

            // backward, t = 1: this timestep has no loss, and both ways meet in c₁
            double u1 = 1 - Math.Tanh(a1.C) * Math.Tanh(a1.C), u2 = 1 - Math.Tanh(a2.C) * Math.Tanh(a2.C);
            double z1 = g1 * a1.O * u1 + k1, z2 = g2 * a2.O * u2 + k2;
            Deltas f1 = Backward(a1, m1, g1, z1), f2 = Backward(a2, m2, g2, z2);
            At(walk, Phase.Backward, 1, Term.HiddenGradient);
            Near([g1, g2], step.HiddenGradient(1));
            At(walk, Phase.Backward, 1, Term.CellGradient);
            Near([g1 * a1.O * u1, g2 * a2.O * u2], q.CellFromHidden.ValuesAt(1));
            Near([z1, z2], step.CellGradient(1));
            Near([Length([k1, k2]), Length([z1 - k1, z2 - k2])], [step.Carousel(0).PartNorms[0], step.Carousel(0).RestNorms[0]]);
            Near([b1.F, b2.F], step.Carousel(0).Products(1));
            At(walk, Phase.Backward, 1, Term.Delta);
            NearDeltas(q, 1, f1, f2);
            At(walk, Phase.Backward, 1, Term.RecurrentTerm);
            double[] early = Outer(f1, f2, p1, p2), wh = Sum(late, early);
            Near(early, walk.SoFar.RecurrentTerm);
            Near(wh, walk.SoFar.Recurrent);
            At(walk, Phase.Backward, 1, Term.InputTerm);
            double[] wx = Sum(lateInput, Outer(f1, f2, x1)), bias = Sum(lateBias, Outer(f1, f2, 1));
            Near(wx, walk.SoFar.Input);
            Near(bias, walk.SoFar.HiddenBias);

            // the update: p ← p − η ∂L/∂p, unit by unit of each gate
            At(walk, Phase.Update, 0, Term.GradientNorm);
            Near([Length([.. wx, .. wh, .. bias, e * b1.H, e * b2.H, e])], [step.GradientNorm]);
            At(walk, Phase.Update, 0, Term.Clip);
            Assert.False(walk.Update.IsClipped);
            At(walk, Phase.Update, 0, Term.Update);
            double[][] rows = [wi1, wi2, wf1, wf2, wg1, wg2, wo1, wo2];
            Near([rate * Length(wh)], [walk.Update[ParameterKind.Recurrent].Change]);
            for (int row = 0; row < rows.Length; row++)
            {
                double[] gradient = [wx[row], wh[2 * row], wh[2 * row + 1], bias[row]];
                for (int k = 0; k < gradient.Length; k++)
                {
                    rows[row][k] -= rate * gradient[k];
                }
            }

            v = [v[0] - rate * e * b1.H, v[1] - rate * e * b2.H, v[2] - rate * e];
            Near([.. rows.SelectMany(row => row[1..3])], walk.Update.RecurrentAfter);
            Assert.True(walk.IsWhole);
        }

        walk.Forward();
        double[][] all = [wi1, wi2, wf1, wf2, wg1, wg2, wo1, wo2];
        Near(
            [.. all.Select(row => row[0]), .. all.SelectMany(row => row[1..3]), .. all.Select(row => row[3]), .. v],
            walk.Session.Parts.Network.Parameters.Values);
    }

    // the gates of a unit, its c and its h
    private static Unit Forward(
        double[] wi, double[] wf, double[] wg, double[] wo, double x, double h1, double h2, double c)
    {
        double i = Sigmoid(wi[0] * x + wi[1] * h1 + wi[2] * h2 + wi[3]), f = Sigmoid(wf[0] * x + wf[1] * h1 + wf[2] * h2 + wf[3]);
        double g = Math.Tanh(wg[0] * x + wg[1] * h1 + wg[2] * h2 + wg[3]), o = Sigmoid(wo[0] * x + wo[1] * h1 + wo[2] * h2 + wo[3]);
        double kept = f * c + i * g;
        return new Unit(i, f, g, o, kept, o * Math.Tanh(kept));
    }

    // the deltas of a unit, of the c before it and the gradients of its h and c
    private static Deltas Backward(Unit u, double before, double h, double c) => new(
        c * u.G * u.I * (1 - u.I), c * before * u.F * (1 - u.F), c * u.I * (1 - u.G * u.G), h * Math.Tanh(u.C) * u.O * (1 - u.O));

    // what the gates of a unit send to unit k of h before
    private static double Back(int k, Deltas d, double[] wi, double[] wf, double[] wg, double[] wo) =>
        wi[k] * d.I + wf[k] * d.F + wg[k] * d.G + wo[k] * d.O;

    // every delta of both units times numbers, a row a delta: i, f, g, o
    private static double[] Outer(Deltas d1, Deltas d2, params double[] by) =>
        [.. new[] { d1.I, d2.I, d1.F, d2.F, d1.G, d2.G, d1.O, d2.O }.SelectMany(delta => by.Select(number => delta * number))];

    private static double Sigmoid(double a) => 1 / (1 + Math.Exp(-a));

    private static double[] Sum(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x + y)];

    private static void NearGates(LstmQuantities q, int t, Unit first, Unit second)
    {
        Near([first.I, second.I], q.InputGate.Value.ValuesAt(t));
        Near([first.F, second.F], q.ForgetGate.Value.ValuesAt(t));
        Near([first.G, second.G], q.Candidate.Value.ValuesAt(t));
        Near([first.O, second.O], q.OutputGate.Value.ValuesAt(t));
    }

    private static void NearDeltas(LstmQuantities q, int t, Deltas first, Deltas second)
    {
        Near([first.I, second.I], q.InputGate.Delta.ValuesAt(t));
        Near([first.F, second.F], q.ForgetGate.Delta.ValuesAt(t));
        Near([first.G, second.G], q.Candidate.Delta.ValuesAt(t));
        Near([first.O, second.O], q.OutputGate.Delta.ValuesAt(t));
    }
}
