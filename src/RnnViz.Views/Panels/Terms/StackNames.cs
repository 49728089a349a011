using RnnViz.Lessons.Quantities;

namespace RnnViz.Views.Panels.Terms;

/// <summary>How quantities of single gates are called where those of all gates stand below one another.</summary>
internal static class StackNames
{
    /// <summary>The common name of each quantity that has one; of a vanilla cell none has.</summary>
    public static Dictionary<Quantity, string> Of(StepTable table)
    {
        var names = new Dictionary<Quantity, string>();
        if (table is not GatedTable gated)
        {
            return names;
        }

        for (int i = 0; i < gated.Cell.Gates.Count; i++)
        {
            (GateQuantities gate, GateParameters parameters) = (gated.Cell.Gates[i], gated.Parameters.Gates[i]);
            names[gate.PreActivation] = gated.Cell.PreActivation.Symbol;
            names[gate.Delta] = gated.Cell.Delta.Symbol;
            names[parameters.InputWeights] = gated.Parameters.InputWeights.Symbol;
            names[parameters.RecurrentWeights] = gated.Parameters.RecurrentWeights.Symbol;
            names[parameters.Bias] = gated.Parameters.HiddenBias.Symbol;
        }

        return names;
    }
}
