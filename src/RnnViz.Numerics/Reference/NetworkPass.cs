using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Losses;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Passes;

namespace RnnViz.Numerics.Reference;

/// <summary>The pass that training runs, on one kernel.</summary>
internal sealed class NetworkPass : IReferencePass
{
    private readonly RecurrentNetwork network;
    private readonly SequenceBatch batch;
    private readonly Tape tape;
    private readonly BpttPass pass;
    private readonly int? truncation;

    /// <summary>Prepares the pass.</summary>
    public NetworkPass(RecurrentNetwork network, OutputLoss loss, SequenceBatch batch, ReferenceCase c)
    {
        (this.network, this.batch, truncation) = (network, batch, c.Truncation);
        tape = new Tape(network.Shape, batch.T, batch.B);
        tape.SetInitialHidden(ReferenceBatch.InitialHidden(c));
        if (network.Shape.Cell == Cell.Lstm)
        {
            tape.SetInitialCell(ReferenceBatch.InitialCell(c));
        }

        pass = new BpttPass(network, loss, truncation);
        Gradients = new NetworkParameters(network.Shape);
    }

    public NetworkParameters Gradients { get; }

    public double[] Losses => tape.Losses.ToArray();

    public void Run() => pass.Run(batch, tape, Gradients);

    public double[] Hidden(int t) => tape.ComputeHidden(t).ToArray();

    public double[] Output(int t) => tape.Output(t).ToArray();

    public double[] HiddenGradient(int t) => tape.ComputeHiddenGradient(t).ToArray();

    public double[] HiddenGradientNorms() => tape.HiddenGradientNorms.ToArray();

    public double[] Flow() => Triangle((flow, k, t) => flow[k, t]);

    public double[] CellFlow() => Triangle((flow, k, t) => flow.OfCell(k, t));

    public double[] Gate(int gate, int t) => tape.ComputeGate(gate, t).ToArray();

    public double[] CellState(int t) => tape.ComputeCell(t).ToArray();

    public double[] CellGradient(int t) => tape.ComputeCellGradient(t).ToArray();

    public double[] CellGradientNorms() => tape.CellGradientNorms.ToArray();

    public double[] TermNorms()
    {
        var terms = new TermNorms(network.Shape, batch.T);
        terms.Compute(network, tape);
        return terms.Values.ToArray();
    }

    private double[] Triangle(Func<FlowTriangle, int, int, double> norm)
    {
        var flow = new FlowTriangle(network.Shape, batch.T, batch.B, truncation);
        flow.Compute(network, batch, tape);
        IEnumerable<int> steps = Enumerable.Range(1, batch.T);
        return [.. steps.SelectMany(k => steps.Select(t => norm(flow, k, t)))];
    }
}
