using RnnViz.Lessons.Files;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;
using static RnnViz.Lessons.Tests.BuiltIn.OnPaper;

namespace RnnViz.Lessons.Tests.BuiltIn;

/// <summary>
/// The lesson two-timesteps, done with pencil and paper: scalars only, the chain rule written out for each weight, nothing
/// of the program used. The first update is followed too, and the step after it.
/// </summary>
public sealed class OnPaperTests
{
    [Fact]
    public void Every_number_of_the_lesson_two_timesteps_is_that_of_a_derivation_on_paper()
    {
        var session = new TrainingSession(LessonCatalog.Load("two-timesteps"));
        var walk = new Walk(session) { HonoursStops = false, Granularity = Granularity.Term };
        PreparedStep step = walk.Session.Step;

        // the weights and the data of the lesson
        double wx1 = 0.9, wx2 = -0.6, w11 = 0.8, w12 = -0.5, w21 = 0.3, w22 = 0.6, b1 = 0.1, b2 = -0.2, v1 = 1.1, v2 = -0.7, c = 0.05;
        double x1 = 0.5, x2 = -1.0, p1 = 0.5, p2 = -0.4, y = 0.8, rate = 0.1;

        for (int iteration = 0; iteration < 3; iteration++)
        {
            // forward, t = 1: h₁ = tanh(Wxh x₁ + Whh h₀ + bh)
            double h1 = Math.Tanh(wx1 * x1 + w11 * p1 + w12 * p2 + b1), h2 = Math.Tanh(wx2 * x1 + w21 * p1 + w22 * p2 + b2);
            walk.GoTo(walk.Itinerary.First(iteration));
            Assert.Equal((Phase.Forward, 1), (walk.Cursor.Phase, walk.Cursor.Timestep));
            Near([p1, p2], step.Hidden(0));
            Near([h1, h2], step.Hidden(1));

            // forward, t = 2: h₂ and o₂ = Why h₂ + by
            double k1 = Math.Tanh(wx1 * x2 + w11 * h1 + w12 * h2 + b1), k2 = Math.Tanh(wx2 * x2 + w21 * h1 + w22 * h2 + b2);
            double o = v1 * k1 + v2 * k2 + c;
            walk.Forward();
            Assert.Equal((Phase.Forward, 2), (walk.Cursor.Phase, walk.Cursor.Timestep));
            Near([k1, k2], step.Hidden(2));

            // the loss ½ (ŷ − y)²
            walk.Forward();
            Assert.Equal(Phase.Loss, walk.Cursor.Phase);
            Near([o], step.Prediction(2));
            Near([0.5 * (o - y) * (o - y)], [step.LossSum]);

            // backward, t = 2: e₂, g₂ = Whyᵀ e₂, δ₂ = g₂ ⊙ (1 − h₂²), the terms, what goes back to t = 1
            double e = o - y, g1 = v1 * e, g2 = v2 * e, d1 = g1 * (1 - k1 * k1), d2 = g2 * (1 - k2 * k2);
            At(walk, Phase.Backward, 2, Term.OutputError);
            Near([e], walk.Session.Parts.Tape.OutputError(2));
            Near([0, 0, 0, 0], walk.SoFar.Recurrent);
            At(walk, Phase.Backward, 2, Term.HiddenGradient);
            Near([g1, g2], step.HiddenGradient(2));
            Near([Math.Sqrt(g1 * g1 + g2 * g2)], [step.HiddenGradientNorms[1]]);
            At(walk, Phase.Backward, 2, Term.Delta);
            Near([d1, d2], walk.Session.Parts.Tape.ComputeDelta(2));
            At(walk, Phase.Backward, 2, Term.RecurrentTerm);
            double[] late = [d1 * h1, d1 * h2, d2 * h1, d2 * h2];
            Near(late, walk.SoFar.RecurrentTerm);
            Near(late, walk.SoFar.Recurrent);
            At(walk, Phase.Backward, 2, Term.InputTerm);
            Near([d1 * x2, d2 * x2], walk.SoFar.Input);
            Near([d1, d2], walk.SoFar.HiddenBias);
            At(walk, Phase.Backward, 2, Term.OutputTerm);
            Near([e * k1, e * k2], walk.SoFar.Output);
            Near([e], walk.SoFar.OutputBias);
            At(walk, Phase.Backward, 2, Term.BackpropagateHidden);

            // backward, t = 1: g₁ = Whhᵀ δ₂ alone, as this timestep has no loss
            double q1 = w11 * d1 + w21 * d2, q2 = w12 * d1 + w22 * d2, f1 = q1 * (1 - h1 * h1), f2 = q2 * (1 - h2 * h2);
            At(walk, Phase.Backward, 1, Term.HiddenGradient);
            Near([q1, q2], step.HiddenGradient(1));
            Near([Math.Sqrt(q1 * q1 + q2 * q2) / Math.Sqrt(g1 * g1 + g2 * g2)], [step.Gain(1)]);
            At(walk, Phase.Backward, 1, Term.Delta);
            Near([f1, f2], walk.Session.Parts.Tape.ComputeDelta(1));
            At(walk, Phase.Backward, 1, Term.RecurrentTerm);
            double[] early = [f1 * p1, f1 * p2, f2 * p1, f2 * p2];
            double[] whh = [.. late.Zip(early, (a, b) => a + b)];
            Near(early, walk.SoFar.RecurrentTerm);
            Near(whh, walk.SoFar.Recurrent);
            At(walk, Phase.Backward, 1, Term.InputTerm);
            double[] wxh = [d1 * x2 + f1 * x1, d2 * x2 + f2 * x1];
            Near(wxh, walk.SoFar.Input);
            Near([d1 + f1, d2 + f2], walk.SoFar.HiddenBias);

            // the update: p ← p − η ∂L/∂p
            double[] all = [.. wxh, .. whh, d1 + f1, d2 + f2, e * k1, e * k2, e];
            double norm = Length(all);
            walk.Session.Analysis.Request();
            walk.Session.Analysis.Wait();
            Near([Length(early), Length(late)], [walk.Session.Analysis.TermNorm(1), walk.Session.Analysis.TermNorm(2)]);
            At(walk, Phase.Update, 0, Term.GradientNorm);
            Near([norm], [step.GradientNorm]);
            At(walk, Phase.Update, 0, Term.Clip);
            Near([norm, 0], [walk.Update.ClippedNorm, walk.Update.Angle]);
            Assert.False(walk.Update.IsClipped);
            At(walk, Phase.Update, 0, Term.Update);
            ParameterChange recurrent = walk.Update[ParameterKind.Recurrent];
            double before = Length([w11, w12, w21, w22]);
            (wx1, wx2) = (wx1 - rate * wxh[0], wx2 - rate * wxh[1]);
            (w11, w12, w21, w22) = (w11 - rate * whh[0], w12 - rate * whh[1], w21 - rate * whh[2], w22 - rate * whh[3]);
            (b1, b2) = (b1 - rate * (d1 + f1), b2 - rate * (d2 + f2));
            (v1, v2, c) = (v1 - rate * e * k1, v2 - rate * e * k2, c - rate * e);
            Near([before, Length([w11, w12, w21, w22]), rate * Length(whh)], [recurrent.Before, recurrent.After, recurrent.Change]);
            Near([Length([v1, v2])], [walk.Update[ParameterKind.Output].After]);
            Near([rate * Math.Abs(e)], [walk.Update[ParameterKind.OutputBias].Change]);
            Assert.True(walk.IsWhole);
        }

        walk.Forward();
        Near([wx1, wx2, w11, w12, w21, w22, b1, b2, v1, v2, c], walk.Session.Parts.Network.Parameters.Values);
    }
}
